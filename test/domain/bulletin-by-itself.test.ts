/** 自动起草 and 自动印发: of which periods, when, and what is done where the office is at it as well. */
import { describe, expect, test } from 'vitest';
import { dueBulletins, nextBulletin, stepOf, type Found } from '../../domain/bulletin/by-itself.ts';
import { worksOnMainland } from '../../domain/holidays.ts';
import { type BulletinSettings, changeMailing, USUAL_MAILING } from '../../domain/mail/settings.ts';
import { type Period, workingDayAfter } from '../../domain/period.ts';
import { type Reporting, usualReporting } from '../../domain/reporting.ts';
import { headOf, snapshotOf, type SnapshotHead } from '../../domain/snapshots.ts';
import { sampleSheet } from '../support/samples.ts';

const CITY = 'Asia/Shanghai';

const SETTINGS: BulletinSettings = { how: 'issue', after: 1, time: '09:00', since: '2025-01-01T00:00:00.000Z' };

/** A closing at a time of the city's clocks. */
const closing = (period: Period, local: string, changes: Partial<SnapshotHead> = {}): SnapshotHead => {
  const at = new Date(`${local}:00+08:00`).toISOString();
  const by = { id: 'system', name: '系统' };
  return { ...headOf(snapshotOf(sampleSheet(), [], { id: period, name: period, kind: 'period', at, by })), period, ...changes };
};

/** Periods with the time, on the city's clocks, that they are due at. */
const due = (heads: readonly SnapshotHead[], changes: Partial<BulletinSettings> = {}, reporting = usualReporting('2025-12')): string[] =>
  dueBulletins(heads, { ...SETTINGS, ...changes }, reporting, CITY).map(
    ({ period, at }) => `${period} ${new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)}`,
  );

describe('a bulletin is due', () => {
  test.each([
    // The 4th of April 2025 is a holiday, and so are the days to the 6th.
    ['on the first working day after its closing', '2025-04-03T14:00', 1, '2025-04-07T09:00'],
    ['on the third one', '2025-04-03T14:00', 3, '2025-04-09T09:00'],
    ['on the day of the closing, later', '2025-04-03T08:00', 0, '2025-04-03T09:00'],
    ['on the day of the closing, at once where that time is over', '2025-04-03T14:00', 0, '2025-04-03T14:00'],
    ['on the next working day where nobody works on the day of the closing', '2025-04-04T00:00', 0, '2025-04-07T09:00'],
    // The 26th of January 2025 is a Sunday that is worked.
    ['on a Sunday that is worked', '2025-01-25T10:00', 1, '2025-01-26T09:00'],
  ])('%s', (_, closed, after, expected) => expect(due([closing('2025-03', closed)], { after })).toEqual([`2025-03 ${expected}`]));

  test('of every period that was closed, in their order, and of no other snapshot', () => {
    const heads = [closing('2025-10', '2025-11-05T00:00'), closing('2025-09', '2025-10-15T00:00')];
    const manual = closing('2025-11', '2025-11-20T00:00', { id: 'x', kind: 'manual' });
    expect(due([...heads, manual])).toEqual(['2025-09 2025-10-16T09:00', '2025-10 2025-11-06T09:00']);
  });

  test('of none that was closed before the office wanted it, and of none without a task', () => {
    expect(due([closing('2025-03', '2025-04-03T08:00')], { since: '2025-04-03T00:00:01.000Z' })).toEqual([]);
    expect(due([closing('2025-03', '2025-04-03T08:00')], { since: '2025-04-03T00:00:00.000Z' })).toHaveLength(1);
    expect(due([closing('2025-03', '2025-04-03T08:00')], { since: null })).toEqual([]);
    const empty = { completion: null, completionOfAll: null, known: 0, total: 0 };
    expect(due([closing('2025-03', '2025-04-03T08:00', { rollUp: empty })])).toEqual([]);
  });

  test('of a period that somebody went back to once it is closed again, as long after that', () => {
    const [first, second] = [closing('2025-03', '2025-04-07T10:00'), closing('2025-03', '2025-04-10T10:00', { id: '2025-03-2' })];
    const reopened: Reporting = { ...usualReporting('2025-03'), isReopened: true };
    expect(due([first], {}, reopened)).toEqual([]);
    expect(due([first, second], {}, usualReporting('2025-04'))).toEqual(['2025-03 2025-04-11T09:00']);
  });

  test('of December too, once the year is over', () => {
    const heads = [closing('2025-12', '2026-01-07T00:00')];
    expect(due(heads)).toEqual([]);
    expect(due(heads, {}, { ...usualReporting('2025-12'), isOver: true })).toEqual(['2025-12 2026-01-08T09:00']);
  });
});

describe('the next time', () => {
  const next = (heads: readonly SnapshotHead[], now: string, reporting: Reporting, issued: readonly Period[] = []): string | null =>
    nextBulletin(
      heads,
      issued.map((period) => ({ period })),
      SETTINGS,
      reporting,
      CITY,
      Date.parse(`${now}:00+08:00`),
    );
  const march = closing('2025-03', '2025-04-07T10:00');
  const april = usualReporting('2025-04');

  test('is that of the period which was closed last, until it is issued', () => {
    expect(next([march], '2025-04-07T12:00', april)).toBe('2025-04-08T09:00');
    expect(next([march], '2025-04-07T12:00', april, ['2025-03'])).toBe('2025-05-12T09:00');
  });

  test('is told of the open period where it will be closed by itself, and is not known where a person closes it', () => {
    // April's cut-off is Friday, the 9th of May; on the Saturday it is closed.
    expect(next([march], '2025-04-08T09:00', april)).toBe('2025-05-12T09:00');
    expect(next([march], '2025-04-08T09:00', { ...april, closesItself: false })).toBeNull();
    expect(next([march], '2025-04-08T09:00', { ...april, isReopened: true })).toBeNull();
    expect(next([], '2026-02-01T09:00', { ...usualReporting('2025-12'), isOver: true })).toBeNull();
  });
});

describe('what is done', () => {
  const found = (changes: Partial<Found> = {}): Found => ({ progress: null, isIssued: false, open: null, ...changes });
  const own = { period: '2025-03', corrects: null };

  test.each<[string, BulletinSettings['how'], Partial<Found>, string]>([
    ['nothing is there yet: it is drafted', 'draft', {}, 'draft'],
    ['nothing is there yet: it is issued', 'issue', {}, 'issue'],
    ['it was issued by hand: nothing', 'issue', { isIssued: true }, 'leave'],
    ['it was issued by hand while nobody wanted it drafted yet: nothing', 'draft', { isIssued: true }, 'leave'],
    ['the office has drafted it: the draft is the office’s', 'draft', { open: own }, 'leave'],
    ['the office has drafted it: what it wrote is issued', 'issue', { open: own }, 'issue'],
    ['a draft of another period is open: it waits', 'issue', { open: { period: '2025-02', corrects: null } }, 'wait'],
    ['it waited, and still does', 'draft', { open: { period: '2025-02', corrects: null }, progress: 'waiting' }, 'wait'],
    ['it waited, and nothing is in its way any more', 'draft', { progress: 'waiting' }, 'draft'],
    ['a correction is open: it waits', 'draft', { open: { period: '2025-03', corrects: 2 } }, 'wait'],
    ['it was made, and nobody was told yet', 'issue', { progress: 'made', isIssued: true }, 'tell'],
    ['it was drafted, and nobody was told yet', 'draft', { progress: 'made', open: own }, 'tell'],
    ['by hand: nothing', 'by_hand', {}, 'leave'],
  ])('%s', (_, how, there, step) => expect(stepOf('2025-03', how, found(there))).toBe(step));
});

test('the office wants it from the moment that it says so on, and says so anew after it was by hand', () => {
  const change = (settings: typeof USUAL_MAILING, how: BulletinSettings['how'], at: string) => {
    const { version, summary, chase, mentions, bulletin } = settings;
    const decision = changeMailing(settings, { version, summary, chase, mentions, robots: [], bulletin: { ...bulletin, how } }, false, at);
    if (!decision.ok) throw new Error(decision.reason);
    return decision.settings;
  };
  const [first, second, third] = ['2025-03-01T01:00:00.000Z', '2025-04-01T01:00:00.000Z', '2025-05-01T01:00:00.000Z'];
  const wanted = change(USUAL_MAILING, 'draft', first ?? '');
  expect([USUAL_MAILING.bulletin.since, wanted.bulletin.since]).toEqual([null, first]);
  expect(change(wanted, 'issue', second ?? '').bulletin).toMatchObject({ how: 'issue', since: first });
  const byHand = change(wanted, 'by_hand', second ?? '');
  expect(byHand.bulletin.since).toBeNull();
  expect(change(byHand, 'issue', third ?? '').bulletin.since).toBe(third);
});

test.each([
  ['2025-04-03', 0, '2025-04-03'],
  ['2025-04-04', 0, '2025-04-07'],
  ['2025-04-03', 1, '2025-04-07'],
  ['2025-09-30', 2, '2025-10-10'],
])('the working day after %s by %i is %s', (day, count, expected) => expect(workingDayAfter(day, count, worksOnMainland)).toBe(expected));
