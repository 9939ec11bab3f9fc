import { firstInstant, monthOf, monthsBack } from '../../domain/months.ts';
import type { HistoryEvent, SheetId } from '../../domain/types.ts';
import { cursorBelow, type FeedAnswer, type FeedCursor, type FeedQuery } from '../../domain/wire/feed.ts';
import type { Clock, FeedPage, Store } from '../ports.ts';

const isBelow = (event: HistoryEvent, cursor: FeedCursor): boolean => {
  if (event.at !== cursor.at) return event.at < cursor.at;
  return event.subject === cursor.subject ? event.version < cursor.version : event.subject < cursor.subject;
};

/** The instant before; events of one instant are always read together. */
const justBefore = (at: string): string => new Date(Date.parse(at) - 1).toISOString();

type Wanted = { readonly page: FeedPage; readonly isWanted: (event: HistoryEvent) => boolean };

/** Events of one month that are wanted, at least `most` of them where there are so many. */
const wantedOfMonth = async (
  store: Store,
  sheet: SheetId,
  month: string,
  { page, isWanted }: Wanted,
  most: number,
): Promise<HistoryEvent[]> => {
  const found: HistoryEvent[] = [];
  let { until } = page;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next part starts where this one ends
    const events = await store.eventsOfMonth(sheet, month, { ...page, until });
    found.push(...events.filter(isWanted));
    const last = events.at(-1);
    if (last === undefined || events.length < page.limit || found.length >= most) return found;
    until = justBefore(last.at);
  }
};

/** Recent changes of a sheet, newest first, month after month back until the page is full. */
export const readFeed = async ({ store, now }: { store: Store; now: Clock }, sheet: SheetId, query: FeedQuery): Promise<FeedAnswer> => {
  const { before, limit } = query;
  const from = query.from ?? firstInstant(sheet);
  const latest = query.until === undefined ? new Date(now()).toISOString() : justBefore(query.until);
  const until = before !== undefined && before.at < latest ? before.at : latest;
  const wanted: Wanted = {
    page: { from, until, unit: query.unit ?? null, person: query.person ?? null, limit: limit + 1 },
    isWanted: (event) => before === undefined || isBelow(event, before),
  };
  const found: HistoryEvent[] = [];
  for (const month of monthsBack(monthOf(until), monthOf(from))) {
    // oxlint-disable-next-line no-await-in-loop -- an older month is read only where the newer ones do not fill the page
    found.push(...(await wantedOfMonth(store, sheet, month, wanted, limit + 1 - found.length)));
    if (found.length > limit) break;
  }
  const events = found.slice(0, limit);
  const last = events.at(-1);
  return { events, next: found.length > limit && last !== undefined ? cursorBelow(last) : null };
};
