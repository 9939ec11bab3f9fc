import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rollUp, sameRollUp } from '../../domain/roll-up.ts';

test('unknown tasks are left out of the one mean and count 0 in the other', () => {
  expect(rollUp([0.5, null, 1, null])).toEqual({ completion: 0.75, completionOfAll: 0.375, known: 2, total: 4 });
});

test('of no known task there is no mean, and 全口径 is 0', () => {
  expect(rollUp([null, null])).toEqual({ completion: null, completionOfAll: 0, known: 0, total: 2 });
});

test('of no task there is neither', () => {
  expect(rollUp([])).toEqual({ completion: null, completionOfAll: null, known: 0, total: 0 });
});

test('silence never helps: making a task unknown never raises 全口径', () => {
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(share, { minLength: 1 }), fc.nat(), (shares, at) => {
      const silent = shares.with(at % shares.length, null);
      expect(rollUp(silent).completionOfAll ?? 0).toBeLessThanOrEqual((rollUp(shares).completionOfAll ?? 0) + 1e-12);
    }),
  );
});

test('two roll-ups are the same where all four figures are', () => {
  const one = rollUp([0.5, null]);
  expect(sameRollUp(one, rollUp([0.5, null]))).toBe(true);
  expect(sameRollUp(one, rollUp([0.5]))).toBe(false);
});
