import { describe, expect, test } from 'vitest';
import { BULLETINS_EN } from '../../domain/text/bulletins.en.ts';
import { BULLETINS_ZH_CN } from '../../domain/text/bulletins.zh-CN.ts';
import { PAGE_EN } from '../../domain/text/page.en.ts';
import { PAGE_ZH_CN } from '../../domain/text/page.zh-CN.ts';
import { actualOverTarget, actualText, amount, isCapped, localTime, markedPieces, quotes, sumText } from '../../web/src/parts/figures.ts';
import { assessment, indicator } from './samples.ts';

const withRates = (completion: number, ...rates: readonly (number | null)[]) =>
  assessment({ completion, readCompletion: completion, indicators: rates.map((rate) => indicator({ rate, basis: 'count' })) });

describe('the sum under a figure', () => {
  test('names the capped rates and their number', () => {
    expect(sumText(withRates(0.6175, 0.3, 0.935))).toBe('(30 + 93.5) ÷ 2');
    expect(sumText(withRates(0.635, 1.1787, 0.3125, 0.5925))).toBe('(100 + 31.25 + 59.25) ÷ 3');
  });
  test('counts what is not mentioned as 0', () => {
    expect(sumText(withRates(0.25, 0.5, null))).toBe('(50 + 0) ÷ 2');
  });
  test('of one count is that count over its target', () => {
    const one = indicator({ target: 3500, actual: 2706, rate: 2706 / 3500, basis: 'count' });
    expect(sumText(assessment({ readCompletion: 2706 / 3500, indicators: [one] }))).toBe('2706 ÷ 3500');
  });
  test('names the baseline where there is one', () => {
    const one = indicator({ target: 87, baseline: 83, actual: 85, rate: 0.5, basis: 'count' });
    expect(sumText(assessment({ readCompletion: 0.5, indicators: [one] }))).toBe('(85 − 83) ÷ (87 − 83)');
  });
  test('is left out where the figure is not that mean, or is a rate that the text states', () => {
    expect(sumText(withRates(0.9, 0.3, 0.5))).toBeNull();
    expect(sumText(assessment({ readCompletion: 0.4, indicators: [indicator({ rate: 0.4, basis: 'stated_rate' })] }))).toBeNull();
    expect(sumText(assessment())).toBeNull();
  });
  test('names the weights where they differ', () => {
    const heavy = indicator({ rate: 0.8, weight: 2 });
    const light = indicator({ rate: 0.5 });
    expect(sumText(assessment({ readCompletion: 0.7, indicators: [heavy, light] }))).toBe('(80 × 2 + 50) ÷ 3');
    const alike = [heavy, { ...light, weight: 2 }];
    expect(sumText(assessment({ readCompletion: 0.65, indicators: alike }))).toBe('(80 + 50) ÷ 2');
  });
  test('is that of the indicators also where the whole was stated by hand', () => {
    expect(sumText({ ...withRates(0.4, 0.3, 0.5), completion: 0.9 })).toBe('(30 + 50) ÷ 2');
  });
  test('says where a cap changed it', () => {
    expect(isCapped(withRates(1, 1.2))).toBe(true);
    expect(isCapped(withRates(1, 1))).toBe(false);
  });
});

describe('evidence', () => {
  const evidence = [
    { field: 'progress', role: 'actual', start: 4, end: 7 },
    { field: 'progress', role: 'rate', start: 5, end: 9 },
    { field: 'content', role: 'target', start: 0, end: 3 },
  ] as const;
  test('is quoted as it stands in the text', () => {
    const texts = { content: '10个岗位', progress: '已新增21场和更多' };
    expect(quotes(indicator({ evidence }), ['target'], texts)).toEqual(['10个']);
    expect(quotes(indicator({ evidence }), ['actual'], texts)).toEqual(['1场和']);
  });
  test('is marked once where ranges overlap, and the pieces make up the text', () => {
    const pieces = markedPieces('零一二三四五六七八九十', 'progress', evidence);
    expect(pieces.map(({ text }) => text).join('')).toBe('零一二三四五六七八九十');
    expect(pieces.map(({ marked }) => marked)).toEqual([false, true, true, false]);
  });
});

test('amounts keep a percent sign close and a unit apart', () => {
  expect([amount(80, '%'), amount(30, '场'), amount(3, ''), amount(null, '场')]).toEqual(['80%', '30 场', '3', '—']);
});

test('what is reported stands over what was promised', () => {
  expect(actualOverTarget(indicator({ actual: 15, target: 30, rate: 0.5, unit: '场', basis: 'count' }))).toBe('15 / 30 场');
  expect(actualOverTarget(indicator({ target: 1, rate: 0.8, unit: '项', basis: 'stated_rate' }))).toBe('80% / 1 项');
  expect(actualOverTarget(indicator({ actual: 85, target: 87, baseline: 83, rate: 0.5, unit: '%', basis: 'count' }))).toBe(
    '85% / 83 → 87%',
  );
  expect(actualOverTarget(indicator({ target: 30_000, unit: '人' }))).toBe('— / 30,000 人');
});

test('a stated rate stands where there is no count', () => {
  expect(actualText(indicator({ rate: 0.8, basis: 'stated_rate', unit: '项' }))).toBe('80%');
  expect(actualText(indicator({ actual: 21, rate: 0.7, basis: 'count', unit: '场' }))).toBe('21 场');
  expect(actualText(indicator())).toBe('—');
});

test('a time that cannot be read is shown as unknown', () => {
  expect(localTime('never')).toBe('—');
  expect(localTime('2024-03-28T08:20:00.000Z')).toMatch(/^2024-03-28 \d\d:20$/u);
});

/** What a text leaves to be filled in. */
const gaps = (text: string): readonly string[] => [...text.matchAll(/\{\{\w+\}\}/gu)].map(([gap]) => gap).toSorted();

test('both catalogues name the same things to fill in', () => {
  const zh = Object.entries({ ...PAGE_ZH_CN, ...BULLETINS_ZH_CN }).map(([name, text]) => [name, gaps(text)]);
  expect(Object.entries({ ...PAGE_EN, ...BULLETINS_EN }).map(([name, text]) => [name, gaps(text)])).toEqual(zh);
});
