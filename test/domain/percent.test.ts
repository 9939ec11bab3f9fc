import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percent } from '../../domain/percent.ts';

test.each([
  [0.23775, 2, '23.78'],
  [0.11765, 2, '11.77'],
  [0.6175, 2, '61.75'],
  [1768 / 1500, 2, '117.87'],
  [0.635, 2, '63.50'],
  [1.005, 2, '100.50'],
  [0.010_05, 2, '1.01'],
  [0.356_5, 1, '35.7'],
  [0, 2, '0.00'],
  [1, 0, '100'],
  [1 / 3, 2, '33.33'],
  [2 / 3, 2, '66.67'],
])('%d shows as %d decimals %s', (share, decimals, text) => expect(percent(share, decimals)).toBe(text));

test('every share of two decimal percent shows as itself, and half a hundredth more rounds up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (hundredths) => {
      const exact = (hundredths / 100).toFixed(2);
      expect(percent(hundredths / 10_000)).toBe(exact);
      expect(percent(Number(`${hundredths}5`) / 100_000)).toBe(((hundredths + 1) / 100).toFixed(2));
    }),
  );
});
