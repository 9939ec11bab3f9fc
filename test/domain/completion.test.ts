import { describe, expect, test } from 'vitest';
import { completionOf, shareReached } from '../../domain/completion.ts';

describe('share of a target', () => {
  test.each([
    [{ op: '>=', target: 1500, baseline: null }, 1768, 1768 / 1500],
    [{ op: '=', target: 87, baseline: 83 }, 85, 0.5],
    [{ op: '=', target: 87, baseline: 83 }, 80, 0],
    [{ op: '<=', target: 9, baseline: 11.8 }, 10.12, 0.6],
    [{ op: '<=', target: 4.5, baseline: null }, 3.5, 1],
    [{ op: '<=', target: 7.2, baseline: null }, 8.1, 7.2 / 8.1],
    [{ op: '=', target: 0, baseline: null }, 3, null],
  ] as const)('%j reached by %d is %d', (goal, actual, expected) => {
    const share = shareReached(goal, actual);
    expect(share === null ? null : Number(share.toFixed(9))).toBe(expected === null ? null : Number(expected.toFixed(9)));
  });
});

describe('completion of a task', () => {
  test('rates are capped in the mean', () => {
    expect(
      completionOf([
        { rate: 1.2, weight: 1 },
        { rate: 0.5, weight: 1 },
      ]),
    ).toBe(0.75);
  });

  test('an indicator without a report counts 0 beside one that has one', () => {
    expect(
      completionOf([
        { rate: 1, weight: 1 },
        { rate: null, weight: 1 },
      ]),
    ).toBe(0.5);
  });

  test('without any report it is unknown', () => {
    expect(completionOf([{ rate: null, weight: 1 }])).toBeNull();
    expect(completionOf([])).toBeNull();
  });

  test('weights count', () => {
    expect(
      completionOf([
        { rate: 1, weight: 3 },
        { rate: 0, weight: 1 },
      ]),
    ).toBe(0.75);
  });
});
