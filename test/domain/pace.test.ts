import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupStanding, LIGHTS, PACE_CLASSES, paceClass, standingOf, tallyOf, type PaceRule } from '../../domain/pace.ts';
import { linearPace } from '../../domain/period.ts';
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

test('a group is held against its tasks’ mean pace by 全口径: silence is behind', () => {
  expect(groupStanding(rollUp([0.3, null]), [0.25, 0.25])?.class).toBe('on_pace');
  expect(groupStanding(rollUp([null, null]), [0.25, 0.5])).toEqual({ completion: 0, pace: 0.375, class: 'far_behind', gap: -0.375 });
  expect(groupStanding(rollUp([]), [])).toBeNull();
});

test('every class has a light', () => {
  expect(PACE_CLASSES.map((one) => LIGHTS[one])).toEqual(['green', 'green', 'green', 'yellow', 'red', 'none']);
});
