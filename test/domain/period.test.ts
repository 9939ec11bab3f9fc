import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cycleOf,
  dayAfter,
  dueDay,
  isPeriod,
  lastDayOf,
  linearPace,
  periodBefore,
  periodOn,
  periodsOf,
  workingDaysUntil,
  type IsWorkingDay,
} from '../../domain/period.ts';

const weekdays: IsWorkingDay = (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
/** National Day 2024 with the weekends that were worked for it. */
const autumn: IsWorkingDay = (day) =>
  ['2024-09-29', '2024-10-12'].includes(day) || (weekdays(day) && !(day >= '2024-10-01' && day <= '2024-10-07'));

describe('periods', () => {
  test('of a year are twelve months or four quarters', () => {
    expect(periodsOf(2024, 'month')).toHaveLength(12);
    expect(periodsOf(2024, 'month').slice(0, 2)).toEqual(['2024-01', '2024-02']);
    expect(periodsOf(2024, 'quarter')).toEqual(['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4']);
  });

  test.each([
    ['2024-02-29', 'month', '2024-02'],
    ['2024-12-31', 'month', '2024-12'],
    ['2024-04-01', 'quarter', '2024-Q2'],
    ['2024-12-31', 'quarter', '2024-Q4'],
  ] as const)('%s lies, by the %s, in %s', (day, cycle, period) => {
    expect(periodOn(day, cycle)).toBe(period);
  });

  test.each([
    ['2024-03', '2024-02'],
    ['2024-01', '2023-12'],
    ['2024-Q1', '2023-Q4'],
  ])('before %s is %s', (period, before) => expect(periodBefore(period)).toBe(before));

  test.each([
    ['2024-03', 0.25],
    ['2024-Q3', 0.75],
    ['2024-12', 1],
  ])('the pace of %s is %s, whenever it is asked', (period, pace) => expect(linearPace(period)).toBe(pace));

  test.each([
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2024-Q4', '2024-12-31'],
  ])('%s ends on %s', (period, day) => expect(lastDayOf(period)).toBe(day));

  test.each(['2024-13', '2024-00', '2024-Q5', '2024', '24-01', '2024-1', ''])('%j is none', (text) => {
    expect(isPeriod(text)).toBe(false);
    expect(() => linearPace(text)).toThrow(RangeError);
  });

  test('know their cycle', () => expect([cycleOf('2024-03'), cycleOf('2024-Q1')]).toEqual(['month', 'quarter']));
});

describe('due days', () => {
  test.each([
    ['the last working day', '2024-03', -1, '2024-03-29'],
    ['the third last one', '2024-03', -3, '2024-03-27'],
    ['the first one after', '2024-03', 1, '2024-04-01'],
    ['the fifth one after, over a weekend', '2024-03', 5, '2024-04-05'],
    ['nought as the last', '2024-03', 0, '2024-03-29'],
  ] as const)('%s of a period', (_, period, count, day) => expect(dueDay(period, count, weekdays)).toBe(day));

  test('pass over holidays, and stop at a weekend that is worked', () => {
    expect(dueDay('2024-09', -2, autumn)).toBe('2024-09-29');
    expect(dueDay('2024-09', 1, autumn)).toBe('2024-10-08');
    expect(dueDay('2024-09', 5, autumn)).toBe('2024-10-12');
  });

  test('are found even where nobody ever works', () => expect(dueDay('2024-09', 1, () => false)).toMatch(/^2024-1[12]-\d\d$/u));

  test('are working days, and as many working days apart as they are counted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...periodsOf(2024, 'month')), fc.integer({ min: 1, max: 20 }), (period, count) => {
        const due = dueDay(period, count, autumn);
        expect(autumn(due)).toBe(true);
        expect(workingDaysUntil(lastDayOf(period), due, autumn)).toBe(count);
      }),
    );
  });
});

test('working days until a day count the last and not the first, and are negative for the past', () => {
  expect(workingDaysUntil('2024-09-27', '2024-10-08', autumn)).toBe(3);
  expect(workingDaysUntil('2024-10-08', '2024-09-27', autumn)).toBe(-3);
  expect(workingDaysUntil('2024-09-28', '2024-09-28', autumn)).toBe(0);
});

test('days go over month and year', () => {
  expect(dayAfter('2024-02-28', 2)).toBe('2024-03-01');
  expect(dayAfter('2025-01-01', -1)).toBe('2024-12-31');
});
