/** What comes at the top of a feed after it was read. */
import type { InfiniteData } from '@tanstack/react-query';
import type { HistoryEvent } from '../../../domain/types.ts';
import type { FeedAnswer } from '../../../domain/wire/feed.ts';

/** A feed as far as it has been read. */
export type FeedPages = InfiniteData<FeedAnswer, string | null>;

/** What names an event among those of its sheet. */
export const nameOf = ({ subject, version }: HistoryEvent): string => `${subject} ${version}`;

const namesIn = (pages: readonly FeedAnswer[]): ReadonlySet<string> => new Set(pages.flatMap(({ events }) => events.map(nameOf)));

/** How many events of the newest page are not in the feed. `isAll`: there may be more, for none of them is. */
export const freshIn = ({ pages }: FeedPages, top: FeedAnswer): { readonly count: number; readonly isAll: boolean } => {
  const known = namesIn(pages);
  const count = top.events.filter((event) => !known.has(nameOf(event))).length;
  return { count, isAll: count === top.events.length && top.next !== null };
};

/** The feed with its newest page; it begins anew where that page does not reach down to what was read. */
export const withTop = (feed: FeedPages, top: FeedAnswer): FeedPages => {
  if (freshIn(feed, top).isAll) return { pages: [top], pageParams: [null] };
  const inTop = namesIn([top]);
  const pages = feed.pages.map((page) => ({ ...page, events: page.events.filter((event) => !inTop.has(nameOf(event))) }));
  const [first, ...rest] = pages;
  return { ...feed, pages: first === undefined ? [top] : [{ ...first, events: [...top.events, ...first.events] }, ...rest] };
};
