import { expect, test } from 'vitest';
import { clipped, oneLine, sayIn, timeWords } from '../../domain/mail/telling.ts';
import { seed, settingOf } from '../support/letters.ts';

test('texts are cut between characters, numbers whole where that leaves something', () => {
  expect(clipped('培训1500场', 5)).toBe('培训…');
  expect(clipped('培训1500场', 7)).toBe('培训1500场');
  expect(clipped('👨‍👩‍👧👨‍👩‍👧', 10)).toBe('👨‍👩‍👧…');
  expect(clipped('7'.repeat(50), 5)).toBe('7777…');
  expect(oneLine(' 一\r\n二\u202e三\u0000 ', 9)).toBe('一 二三');
});

test('a time is told by the city’s clocks', () => {
  const timeIn = (timeZone: string, at: string): string =>
    timeWords({ say: sayIn('zh-CN'), setting: { ...settingOf(seed()), timeZone } }, at);
  expect(timeIn('Asia/Shanghai', '2024-12-31T16:00:00.000Z')).toBe('2025年1月1日 00:00');
  expect(timeIn('Asia/Urumqi', '2024-12-31T16:00:00.000Z')).toBe('2024年12月31日 22:00');
});
