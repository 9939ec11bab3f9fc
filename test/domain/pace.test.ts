import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LIGHTS,
  PACE_CLASSES,
  paceClass,
  paceOf,
  plannedShare,
  projectStanding,
  sheetStanding,
  standingOf,
  tallyOf,
  type PaceRule,
} from '../../domain/pace.ts';
import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import { linearPace, periodsOf } from '../../domain/period.ts';
import { rollUp } from '../../domain/roll-up.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';

describe('the class of a completion', () => {
  test.each([
    [1, 0.25, 'completed'],
    [0.36, 0.25, 'ahead'],
    [0.35, 0.25, 'on_pace'],
    [0.1 + 0.2, 0.2, 'on_pace'],
    [0.15, 0.25, 'on_pace'],
    [0.3, 0.5, 'behind'],
    [0.31, 0.5, 'behind'],
    [0.29, 0.5, 'far_behind'],
    [0, 0.25, 'far_behind'],
    [0, 0.05, 'on_pace'],
    [null, 0.25, 'unquantified'],
  ] as const)('%s at a pace of %s is %s', (completion, pace, expected) => expect(paceClass(completion, pace)).toBe(expected));

  test('follows the city’s thresholds, in points or as a share of the pace', () => {
    const strict: PaceRule = { tolerance: { in: 'share', value: 0.1 }, redLine: { in: 'points', value: 0.3 } };
    expect([0.56, 0.55, 0.45, 0.44, 0.2, 0.19].map((completion) => paceClass(completion, 0.5, strict))).toEqual([
      'ahead',
      'on_pace',
      'on_pace',
      'behind',
      'behind',
      'far_behind',
    ]);
  });

  test('never gets worse with more done', () => {
    const rank = ['far_behind', 'behind', 'on_pace', 'ahead', 'completed'];
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (a, b, pace) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(rank.indexOf(paceClass(high, pace))).toBeGreaterThanOrEqual(rank.indexOf(paceClass(low, pace)));
      }),
    );
  });
});

test('the published table stood, in March 2024, at 6 ahead, 3 on pace, 2 far behind and 12 unquantified', () => {
  const classes = pinghu2024().tasks.map(({ number, assessment }) => ({
    number,
    class: paceClass(assessment.completion, linearPace('2024-03')),
  }));
  const tally = tallyOf(classes.map((one) => one.class));
  expect(tally).toEqual({ completed: 0, ahead: 6, on_pace: 3, behind: 0, far_behind: 2, unquantified: 12 });
  expect(classes.filter((one) => one.class === 'far_behind').map(({ number }) => number)).toEqual([9, 12]);
});

test('a gap is in shares of the whole, and unknown where completion is', () => {
  expect(standingOf(0.05, 0.25)).toEqual({ completion: 0.05, pace: 0.25, class: 'far_behind', gap: -0.2 });
  expect(standingOf(null, 0.25).gap).toBeNull();
});

test('a sheet is held against its tasks’ mean pace by 全口径: silence is behind', () => {
  expect(sheetStanding(rollUp([0.3, null]), [0.25, 0.25])?.class).toBe('on_pace');
  expect(sheetStanding(rollUp([null, null]), [0.25, 0.5])).toEqual({ completion: 0, pace: 0.375, class: 'far_behind', gap: -0.375 });
  expect(sheetStanding(rollUp([]), [])).toBeNull();
});

test('a project is too, and is 未量化 where none of its tasks has a figure', () => {
  expect(projectStanding(rollUp([0.3, null]), [0.25, 0.25])?.class).toBe('on_pace');
  expect(projectStanding(rollUp([null, null]), [0.25, 0.5])).toEqual({ completion: null, pace: 0.375, class: 'unquantified', gap: null });
  expect(projectStanding(rollUp([]), [])).toBeNull();
});

test('every class has a light', () => {
  expect(PACE_CLASSES.map((one) => LIGHTS[one])).toEqual(['green', 'green', 'green', 'yellow', 'red', 'none']);
});

describe('a plan', () => {
  const plan = [
    { month: 3, share: 0.1 },
    { month: 9, share: 0.7 },
  ];
  const overrides = { ...NO_OVERRIDES, plan };

  test.each([
    ['as given', '2025-03', 0.1],
    ['as given, by the quarter', '2025-Q3', 0.7],
    ['on the way from nothing at the year’s beginning', '2025-01', 0.1 / 3],
    ['on the way between two months', '2025-06', 0.4],
    ['on the way to all at the year’s end', '2025-11', 0.9],
    ['all of it', '2025-12', 1],
  ])('is what the task is held against: %s, %s', (_, period, pace) => expect(paceOf({ overrides }, period)).toBeCloseTo(pace, 12));

  test('may say that not all is done by the year’s end', () => {
    expect(plannedShare([...plan, { month: 12, share: 0.8 }], 12)).toBe(0.8);
    expect(plannedShare([{ month: 12, share: 0.6 }], 6)).toBe(0.3);
  });

  test('is not there for most tasks: the share of the year holds, to the last digit', () => {
    const months = periodsOf(2025, 'month');
    expect(months.map((period) => paceOf({ overrides: NO_OVERRIDES }, period))).toEqual(months.map(linearPace));
  });

  test('never falls over the year where its months do not', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, (given) => {
        const rising = given.toSorted((a, b) => a - b).map((share, at) => ({ month: at + 1, share }));
        const year = Array.from({ length: 13 }, (_, month) => plannedShare(rising, month));
        expect(year).toEqual(year.toSorted((a, b) => a - b));
      }),
    );
  });
});
