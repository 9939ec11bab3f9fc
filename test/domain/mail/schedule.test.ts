import { assert, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { worksOnMainland } from '../../../domain/holidays.ts';
import { instantOf, isTimeZone, localTime } from '../../../domain/mail/local-time.ts';
import { dailySpan, dueIn, mentionsIn, momentOccasion, nextOccasion, spanOf, type Due } from '../../../domain/mail/schedule.ts';
import { type MailSettings, type SummaryDay, USUAL_MAILING } from '../../../domain/mail/settings.ts';
import { dayAfter, periodsOf, type Day } from '../../../domain/period.ts';
import { changeReporting, daysOf, type Reporting, usualReporting } from '../../../domain/reporting.ts';

const CITY = 'Asia/Shanghai';

const settings = (on: SummaryDay, changes: Partial<MailSettings> = {}): MailSettings => ({
  ...USUAL_MAILING,
  summary: { isOn: true, time: '09:00', on, to: [] },
  chase: { isOn: true, time: '08:30', days: [-3, 0, 1] },
  mentions: { isOn: true, time: '17:30' },
  ...changes,
});

const MONTHLY = settings({ every: 'month', workingDay: -1 });

const at = (local: string, zone = CITY): number => instantOf(local, zone);

/** A year of a sheet whose periods are closed at their cut-offs, one day after the other, and all that is due in it. */
const yearOf = (year: number, chosen: MailSettings, zone = CITY): readonly Due[] => {
  const found: Due[] = [];
  let reporting: Reporting = usualReporting(`${year}-01`);
  for (let day: Day = `${year}-01-01`; day <= `${year}-12-31`; day = dayAfter(day, 1)) {
    while (!reporting.isOver && day > daysOf(reporting, reporting.period).cutOff) {
      const closed = changeReporting(reporting, { kind: 'close', period: reporting.period }, reporting.version);
      if (!closed.ok) throw new Error(closed.reason);
      reporting = closed.reporting;
    }
    found.push(...dueIn({ from: at(`${day}T00:00`, zone), to: at(`${dayAfter(day, 1)}T00:00`, zone) }, chosen, reporting, zone));
  }
  return found;
};

const counts = (dues: readonly Due[]) => {
  const of = (kind: Due['kind']): number => dues.filter((due) => due.kind === kind).length;
  return { summary: of('summary'), chase: of('chase'), mentions: of('mentions') };
};

const daysOfKind = (dues: readonly Due[], kind: Due['kind']): string[] =>
  dues.filter((due) => due.kind === kind).map(({ occasion }) => occasion.slice(0, 10));

describe('a whole year, moved through day by day', () => {
  test.each([
    // Three chases a month; the one after December's due day lies in the next year.
    [2024, { summary: 12, chase: 35, mentions: 366 }],
    [2026, { summary: 12, chase: 35, mentions: 365 }],
  ])('%i has as many mails of each kind as it should', (year, expected) => {
    const dues = yearOf(year, MONTHLY);
    expect(counts(dues)).toEqual(expected);
    expect(new Set(dues.map(({ kind, occasion }) => `${kind} ${occasion}`)).size).toBe(dues.length);
    expect(daysOfKind(dues, 'summary').every(worksOnMainland)).toBe(true);
    expect(daysOfKind(dues, 'chase').every(worksOnMainland)).toBe(true);
  });

  test('the 29th of February is a day like others, where there is one', () => {
    expect(daysOfKind(yearOf(2024, MONTHLY), 'summary')[1]).toBe('2024-02-29');
    expect(daysOfKind(yearOf(2026, MONTHLY), 'summary')[1]).toBe('2026-02-28');
  });

  test.each<[string, number, SummaryDay, number]>([
    // As many as there are Mondays and Wednesdays: those of the holidays come later, and none falls together with the next.
    ['on Mondays', 2024, { every: 'week', weekday: 1 }, 53],
    ['on Wednesdays', 2026, { every: 'week', weekday: 3 }, 52],
    // 53 Wednesdays; that of the Spring Festival falls together with the next one, and so do both of October's holidays.
    ['on Wednesdays', 2025, { every: 'week', weekday: 3 }, 51],
    ['on the second working day of a month', 2026, { every: 'month', workingDay: 2 }, 12],
    ['on the last but one working day of a quarter', 2024, { every: 'quarter', workingDay: -2 }, 4],
  ])('a summary %s of %i', (_, year, on, expected) => {
    expect(counts(yearOf(year, settings(on))).summary).toBe(expected);
  });

  test('in a zone that changes its clocks, no day has two mails of a kind, and none goes without', () => {
    const often = settings({ every: 'week', weekday: 1 }, { mentions: { isOn: true, time: '02:30' } });
    expect(counts(yearOf(2024, often, 'America/New_York')).mentions).toBe(366);
    expect(
      counts(yearOf(2026, settings({ every: 'week', weekday: 1 }, { mentions: { isOn: true, time: '01:30' } }), 'Europe/London')).mentions,
    ).toBe(365);
  });
});

describe('days', () => {
  const days = (on: SummaryDay, year = 2024): string[] => daysOfKind(yearOf(year, settings(on)), 'summary');

  test('a weekday in the holidays goes to the first working day after it, once for several', () => {
    const fridays = days({ every: 'week', weekday: 5 }, 2024);
    expect(fridays.filter((day) => day.startsWith('2024-02'))).toEqual(['2024-02-02', '2024-02-09', '2024-02-18', '2024-02-23']);
    expect(days({ every: 'week', weekday: 3 }, 2025).filter((day) => day.startsWith('2025-10'))).toEqual([
      '2025-10-09',
      '2025-10-15',
      '2025-10-22',
      '2025-10-29',
    ]);
  });

  test('a due day that would be a holiday is the working day before it, and chases are counted from there', () => {
    const [september] = periodsOf(2026, 'month')
      .slice(8, 9)
      .map((period) => usualReporting(period));
    if (september === undefined) throw new Error('no September');
    const dues = dueIn({ from: at('2026-09-20T00:00'), to: at('2026-10-20T00:00') }, MONTHLY, september, CITY);
    expect(daysOfKind(dues, 'chase')).toEqual(['2026-09-24', '2026-09-30', '2026-10-08']);
  });

  test('a year that is over has nothing to tell or to chase; mentions go on', () => {
    const over = { ...usualReporting('2024-12'), isOver: true };
    const dues = dueIn({ from: at('2024-12-25T00:00'), to: at('2025-01-03T00:00') }, MONTHLY, over, CITY);
    expect(counts(dues)).toEqual({ summary: 0, chase: 0, mentions: 9 });
  });

  test('what is off is never due', () => {
    const dues = dueIn({ from: at('2024-01-01T00:00'), to: at('2024-12-31T00:00') }, USUAL_MAILING, usualReporting('2024-03'), CITY);
    expect(dues).toEqual([]);
  });
});

test('however a stretch of time is cut, the same is due, once', () => {
  const [from, reporting] = [at('2024-03-01T00:00', 'America/New_York'), usualReporting('2024-03')];
  const chosen = settings({ every: 'week', weekday: 5 }, { mentions: { isOn: true, time: '02:30' } });
  const span = 40 * 24 * 60;
  const minutes = (count: number): number => from + count * 60_000;
  const whole = dueIn({ from, to: minutes(span) }, chosen, reporting, 'America/New_York');
  expect(whole.length).toBeGreaterThan(40);
  assert(
    property(record({ first: integer({ min: 0, max: span }), second: integer({ min: 0, max: span }) }), ({ first, second }) => {
      const cuts = [0, Math.min(first, second), Math.max(first, second), span];
      const parts = cuts
        .slice(1)
        .flatMap((to, place) => dueIn({ from: minutes(cuts[place] ?? 0), to: minutes(to) }, chosen, reporting, 'America/New_York'));
      expect(parts).toEqual(whole);
    }),
    { numRuns: 15 },
  );
});

describe('clocks', () => {
  test.each([
    ['a time that is left out: as much later', 'America/New_York', '2024-03-10T02:30', '2024-03-10T07:30:00.000Z'],
    ['a time that comes twice: the first', 'America/New_York', '2024-11-03T01:30', '2024-11-03T05:30:00.000Z'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2024-10-06T02:10', '2024-10-05T15:40:00.000Z'],
    ['the city’s', CITY, '2024-03-29T09:00', '2024-03-29T01:00:00.000Z'],
  ])('%s', (_, zone, local, instant) => expect(new Date(instantOf(local, zone)).toISOString()).toBe(instant));

  test('show midnight as 00:00, and only where there is such a zone', () => {
    expect(localTime(Date.parse('2024-02-28T16:00:00Z'), CITY)).toBe('2024-02-29T00:00');
    expect([isTimeZone(CITY), isTimeZone('Asia/Pinghu')]).toEqual([true, false]);
  });
});

describe('a run', () => {
  const now = at('2024-03-29T09:00') + 12_345;

  test('looks after all since the one before, at most a day back; the first one after its own minute', () => {
    expect(spanOf(now - 5 * 60_000, now)).toEqual({ from: now - 5 * 60_000, to: at('2024-03-29T09:00') });
    expect(spanOf(at('2024-03-01T00:00'), now).from).toBe(at('2024-03-28T09:00'));
    expect(spanOf(null, now)).toEqual({ from: at('2024-03-29T08:59'), to: at('2024-03-29T09:00') });
  });

  test('after an outage sends what was due in the last day, and nothing older', () => {
    const due = (from: string): string[] =>
      daysOfKind(dueIn(spanOf(at(from), at('2024-03-30T08:00')), MONTHLY, usualReporting('2024-03'), CITY), 'chase');
    expect(due('2024-03-26T00:00')).toEqual(['2024-03-29']);
    expect(due('2024-03-29T08:30')).toEqual([]);
  });

  test('leaves mentions of the last half minute to the next one, which takes them up under the same name', () => {
    const { from, until } = mentionsIn({ from: at('2024-03-29T08:59'), to: at('2024-03-29T09:00') });
    expect([from, until]).toEqual(['2024-03-29T00:58:30.000Z', '2024-03-29T00:59:30.000Z']);
    expect([momentOccasion('2024-03-29T00:58:30.001Z'), momentOccasion(until)]).toEqual(['now-20240329T0100Z', 'now-20240329T0100Z']);
    expect(momentOccasion('2024-03-29T00:59:30.001Z')).toBe('now-20240329T0101Z');
  });

  test('tells daily of mentions since the last daily letter, also where the time was changed, but not of long ago', () => {
    const evening = at('2024-03-29T18:00');
    expect(dailySpan(at('2024-03-28T09:00'), evening).from).toBe(at('2024-03-28T09:00'));
    expect(dailySpan(null, evening).from).toBe(at('2024-03-27T18:00'));
  });
});

describe('the next time', () => {
  const march = usualReporting('2024-03');
  const next = (kind: Due['kind'], after: string, chosen = MONTHLY, reporting = march) =>
    nextOccasion(kind, at(after), chosen, reporting, CITY);

  test('is told for each kind', () => {
    expect(next('summary', '2024-03-05T10:00')).toBe('2024-03-29T09:00');
    expect(next('summary', '2024-03-29T09:00')).toBe('2024-04-30T09:00');
    expect(next('chase', '2024-03-05T10:00')).toBe('2024-03-26T08:30');
    expect(next('mentions', '2024-03-05T17:30')).toBe('2024-03-06T17:30');
    expect(next('summary', '2024-10-01T09:00', settings({ every: 'quarter', workingDay: 1 }))).toBe('2024-10-08T09:00');
  });

  test('is none where a kind is off, or nothing is left of the period', () => {
    expect(next('summary', '2024-03-05T10:00', USUAL_MAILING)).toBeNull();
    expect(next('chase', '2024-04-02T10:00')).toBeNull();
  });
});
