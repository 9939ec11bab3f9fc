import { describe, expect, test } from 'vitest';
import { isChange, isLoweredTo, isLowering } from '../../../domain/reading/change.ts';

describe('a change from one number to another', () => {
  test.each(['提高到', '提至', '压降至', '以上提升到', '进一步压减到不超过', '上调为每人每月'])('%s', (words) => {
    expect(isChange(words)).toBe(true);
  });

  test.each(['', '到', '个小区改造到', '完成'])('%j is none', (words) => {
    expect(isChange(words)).toBe(false);
  });
});

test.each([
  ['办理时限压减至', true],
  ['漏损率控制在', true],
  ['覆盖率提高到', false],
  ['减少', false],
])('%s leads to a limit: %s', (words, expected) => {
  expect(isLoweredTo(words)).toBe(expected);
});

test('less is the aim of 调降, not of 提升', () => {
  expect([isLowering('费率调降'), isLowering('能力提升')]).toEqual([true, false]);
});
