import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../domain/types.ts';
import type { FeedAnswer } from '../../domain/wire/feed.ts';
import { type FeedPages, freshIn, nameOf, withTop } from '../../web/src/history/fresh.ts';
import { sampleEvent } from './samples.ts';

const event = (version: number): HistoryEvent => sampleEvent({ version });
const page = (next: string | null, ...versions: number[]): FeedAnswer => ({ events: versions.map(event), next });
const feed = (...pages: FeedAnswer[]): FeedPages => ({ pages, pageParams: pages.map((_, at) => (at === 0 ? null : `${at}`)) });
const versions = ({ pages }: FeedPages): number[] => pages.flatMap(({ events }) => events.map(({ version }) => version));

describe('the newest page of a feed', () => {
  const known = feed(page('a', 6, 5), page('b', 4, 3));

  test('is counted by what of it is new', () => {
    expect(freshIn(known, page('c', 8, 7, 6))).toEqual({ count: 2, isAll: false });
    expect(freshIn(known, page('c', 6, 5))).toEqual({ count: 0, isAll: false });
  });

  test('goes on top, in its own order, and nothing is there twice', () => {
    const taken = withTop(known, page('c', 8, 7, 6));
    expect(versions(taken)).toEqual([8, 7, 6, 5, 4, 3]);
    expect(taken.pages.map(({ next }) => next)).toEqual(['a', 'b']);
  });

  test('brings what came late to its place', () => {
    const late = feed(page('a', 8, 5), page('b', 4));
    expect(versions(withTop(late, page('c', 8, 7, 6)))).toEqual([8, 7, 6, 5, 4]);
  });

  test('that does not reach down to what was read begins the feed anew', () => {
    const top = page('c', 20, 19, 18);
    expect(freshIn(known, top)).toEqual({ count: 3, isAll: true });
    expect(withTop(known, top)).toEqual({ pages: [top], pageParams: [null] });
  });

  test('is all of a feed that was empty', () => expect(versions(withTop(feed(page(null)), page(null, 2)))).toEqual([2]));
});

test('an event goes by its subject and version', () => expect(nameOf(event(2))).toBe(`${event(2).subject} 2`));
