/**
 * Requests as the page of an earlier release sends them, recorded with the kind of answer that it got: all texts as `…`, and one
 * example of each list. They belong to the sample sheet and are to be sent in their order.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordOf } from '../../functions/bulletin/word.ts';
import type { Store } from '../../functions/ports.ts';
import { httpApi } from '../../local/http-api.ts';
import { letterParts } from './letter-parts.ts';
import { type Call, eventFor } from './http.ts';
import { ADMIN } from './samples.ts';

export type Recorded = Call & { readonly status: number; readonly code?: string; readonly answer: unknown };

const FOLDER = join(import.meta.dirname, '..', 'functions', 'wire');

export const recorded = (release: string): readonly Recorded[] =>
  readFileSync(join(FOLDER, `${release}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): Recorded => JSON.parse(line));

/** Sends them all to the API over this store, which holds the sample sheet; ids are made as they were then. */
export const replay = async (store: Store, requests: readonly Recorded[]): Promise<readonly { status: number; answer: unknown }[]> => {
  let [made, clock] = [0, Date.parse('2024-03-20T02:00:00.000Z')];
  const handler = httpApi({
    store,
    now: () => (clock += 60_000),
    newId: () => `made-${(made += 1)}`,
    liveAddress: '/live',
    wordOf,
    mailing: { letters: letterParts().letters, relay: 'local', mayLoopback: false, sendSoon: () => {} },
    identify: () => Promise.resolve({ ok: true, actor: ADMIN }),
    log: () => {},
    meter: () => {},
  });
  const answers: { status: number; answer: unknown }[] = [];
  for (const request of requests) {
    const { statusCode, body } = await handler(eventFor(request));
    answers.push({ status: statusCode ?? 200, answer: body === undefined ? null : JSON.parse(body) });
  }
  return answers;
};
