/** `GET /api/sheets/{sheet}/history`: recent changes of the whole sheet, newest first. */
import * as z from 'zod';
import type { HistoryEvent } from '../types.ts';

const instant = z.iso.datetime();

/** Where a list goes on: below this event. As the answer before gave it. */
const cursor = z
  .string()
  .regex(/^[^|]{10,40}\|[^|]{1,80}\|\d{1,10}$/u)
  .transform((text) => {
    const [at = '', subject = '', version = ''] = text.split('|');
    return { at, subject, version: Number(version) };
  });

export type FeedCursor = z.infer<typeof cursor>;

export const feedQuery = z.object({
  /** Only tasks that this unit leads. */
  unit: z.string().min(1).max(80).optional(),
  /** Only what this member did. */
  person: z.string().min(1).max(120).optional(),
  /** From this instant on. A day is asked for as its two ends, for only the page knows its time zone. */
  from: instant.optional(),
  /** Before this instant. */
  until: instant.optional(),
  before: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export type FeedQuery = z.infer<typeof feedQuery>;

/** The cursor below an event, as text. */
export const cursorBelow = ({ at, subject, version }: Pick<HistoryEvent, 'at' | 'subject' | 'version'>): string =>
  `${at}|${subject}|${version}`;

/** `next` continues an unfinished list. */
export type FeedAnswer = { readonly events: readonly HistoryEvent[]; readonly next: string | null };

/** Somebody who changed something of a sheet. `isMember`: not where they were removed, or never were one. */
export type Editor = { readonly id: string; readonly name: string; readonly isMember: boolean };

/** `GET /api/sheets/{sheet}/editors`. */
export type EditorsAnswer = { readonly editors: readonly Editor[] };
