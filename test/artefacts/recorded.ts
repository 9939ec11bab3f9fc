/** The events of `events/`, with what only the test knows (tokens, tickets, names of files) put in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHAPES, type Source, type StreamBatch } from './shapes.ts';

export const EVENTS = join(import.meta.dirname, 'events');

/** An event by its file's name; `{{ticket}}` in it becomes the ticket that is given. */
export const recorded = (name: `${Source}-${string}`, known: Readonly<Record<string, string>> = {}): unknown => {
  const text = readFileSync(join(EVENTS, `${name}.json`), 'utf8');
  return JSON.parse(
    text.replaceAll(/\{\{(\w+)\}\}/gu, (_, key: string) => {
      const { [key]: value } = known;
      if (value === undefined) throw new Error(`${name}: what is {{${key}}}?`);
      return value;
    }),
  );
};

export const recordedBatch = (name: `stream-${string}`): StreamBatch => SHAPES.stream.parse(recorded(name));
