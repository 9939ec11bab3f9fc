import { describe, expect, test } from 'vitest';
import { worksOnMainland } from '../../domain/holidays.ts';
import {
  changeReporting,
  daysOf,
  isPastCutOff,
  isToBeClosed,
  openPeriod,
  usualReporting,
  type ReportingChange,
} from '../../domain/reporting.ts';

describe('working days of the mainland', () => {
  test.each([
    ['2024-02-09', true, 'the eve of the Spring Festival of 2024 was worked'],
    ['2024-02-12', false, 'a holiday on a Monday'],
    ['2024-02-18', true, 'a Sunday that was worked for it'],
    ['2024-03-30', false, 'a Saturday'],
    ['2025-10-08', false, 'the eighth day of the holidays of 2025'],
    ['2026-05-09', true, 'a Saturday that is worked'],
    ['2031-10-01', true, 'of a year not announced yet only weekends are known'],
    ['2031-10-04', false, 'and those are'],
  ])('%s: %s (%s)', (day, works) => expect(worksOnMainland(day)).toBe(works));
});

test('reports are due on the last working day, over a holiday if need be', () => {
  expect(daysOf(usualReporting('2024-03'), '2024-03')).toEqual({ due: '2024-03-29', cutOff: '2024-04-03' });
  expect(daysOf(usualReporting('2024-09'), '2024-09')).toEqual({ due: '2024-09-30', cutOff: '2024-10-10' });
});

describe('a period', () => {
  const open = usualReporting('2024-11');

  test('is closed, and the next one is open, until the year is over', () => {
    const next = changeReporting(open, { kind: 'close', period: '2024-11' }, 1);
    expect(next).toEqual({ ok: true, reporting: { ...open, version: 2, period: '2024-12' } });
    if (!next.ok) return;
    const over = changeReporting(next.reporting, { kind: 'close', period: '2024-12' }, 2);
    expect(over).toMatchObject({ ok: true, reporting: { period: '2024-12', isOver: true } });
    if (!over.ok) return;
    expect([openPeriod(next.reporting), openPeriod(over.reporting)]).toEqual(['2024-12', null]);
    expect(changeReporting(over.reporting, { kind: 'close', period: '2024-12' }, 3)).toEqual({ ok: false, reason: 'period_closed' });
    expect(changeReporting(over.reporting, { kind: 'open', period: '2024-12' }, 3)).toMatchObject({
      ok: true,
      reporting: { isOver: false },
    });
  });

  const set: ReportingChange = { kind: 'set', due: -2, cutOff: 2, pace: open.pace };
  test.each<[string, ReportingChange, number]>([
    ['outdated', { kind: 'close', period: '2024-11' }, 2],
    ['period_closed', { kind: 'close', period: '2024-10' }, 1],
    ['other_year', { kind: 'open', period: '2025-01' }, 1],
    ['cut_off_before_due', { ...set, due: 3 }, 1],
  ])('cannot be changed so: %s', (reason, change, version) => {
    expect(changeReporting(open, change, version)).toEqual({ ok: false, reason });
  });

  test('has the days and thresholds that were set, also by the quarter', () => {
    const quarterly = changeReporting(open, { kind: 'open', period: '2024-Q4' }, 1);
    expect(quarterly).toMatchObject({ ok: true, reporting: { period: '2024-Q4' } });
    expect(changeReporting(open, set, 1)).toMatchObject({ ok: true, reporting: { due: -2, cutOff: 2, period: '2024-11', version: 2 } });
  });
});

describe('a period that closes by itself', () => {
  const open = usualReporting('2024-03');

  test('does so once the cut-off day is over', () => {
    expect(daysOf(open, open.period).cutOff).toBe('2024-04-03');
    expect(['2024-03-31', '2024-04-03', '2024-04-04', '2025-01-01'].map((day) => isPastCutOff(open, day))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  test('does not where the office does not want it, where the year is over, or where it was gone back to', () => {
    const day = '2025-06-01';
    expect(
      [open, { ...open, closesItself: false }, { ...open, isOver: true }, { ...open, isReopened: true }].map((one) =>
        isToBeClosed(one, day),
      ),
    ).toEqual([true, false, false, false]);
  });

  test.each([
    ['an earlier one', '2024-02', true],
    ['the quarter that ends with it', '2024-Q1', false],
    ['a later one', '2024-05', false],
  ])('and a person who goes to %s', (_, period, isReopened) => {
    const gone = changeReporting(open, { kind: 'open', period }, 1);
    expect(gone).toMatchObject({ ok: true, reporting: { period, isReopened } });
    if (!gone.ok) return;
    expect(changeReporting(gone.reporting, { kind: 'close', period }, 2)).toMatchObject({ ok: true, reporting: { isReopened: false } });
  });

  test('is the office’s choice, and stays as it is where nothing is said of it', () => {
    const { due, cutOff, pace } = open;
    const off = changeReporting(open, { kind: 'set', due, cutOff, pace, closesItself: false }, 1);
    expect(off).toMatchObject({ ok: true, reporting: { closesItself: false } });
    if (off.ok)
      expect(changeReporting(off.reporting, { kind: 'set', due, cutOff, pace }, 2)).toMatchObject({ reporting: { closesItself: false } });
  });
});
