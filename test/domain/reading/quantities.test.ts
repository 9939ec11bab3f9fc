import { describe, expect, test } from 'vitest';
import { scan } from '../../../domain/reading/scan.ts';

const quantities = (text: string) =>
  scan(text).flatMap((token) =>
    token.kind === 'quantity' ? [[token.quantity.value, token.quantity.unit?.name ?? null, token.quantity.kind]] : [],
  );

describe('numbers with their units', () => {
  test.each([
    ['新增3家', 3, '家', 'count'],
    ['3.5万亩', 35000, '亩', 'count'],
    ['1.36亿元', 136000000, '元', 'count'],
    ['3200余人次', 3200, '人次', 'count'],
    ['6万余人', 60000, '人', 'count'],
    ['十二所', 12, '所', 'count'],
    ['两所', 2, '所', 'count'],
    ['4-5家', 4, '家', 'count'],
    ['2至3个', 2, '个', 'count'],
    ['26万㎡', 260000, '平方米', 'count'],
    ['185元/月', 185, '元/月', 'count'],
    ['1440人·月', 1440, '人·月', 'count'],
    ['AED160台', 160, '台', 'count'],
    ['76.7%', 76.7, '%', 'percent'],
    ['百分之八十七点五', 87.5, '%', 'percent'],
    ['七成', 0.7, null, 'share'],
    ['六成五', 0.65, null, 'share'],
    ['三分之二', 0.666667, null, 'share'],
    ['过半', 0.5, null, 'share'],
    ['48/55', 48, null, 'ratio'],
  ])('%s', (text, ...expected) => {
    expect(quantities(text)).toEqual([expected]);
  });
});

describe('numbers that count nothing', () => {
  test.each([
    '60岁以上',
    '2024年6月底',
    '2月8日至11日',
    '一校一策',
    '“三公里”充分就业',
    '一户多残',
    '第3批',
    '23价疫苗',
    '110千伏',
    '两项均为',
    'PM2.5年均浓度',
    '统一',
    '5G基站',
    '1.完成',
  ])('%s', (text) => {
    expect(quantities(text)).toEqual([]);
  });
});

test('a run of digits too long to be a count is none', () => {
  expect(quantities('7'.repeat(40))).toEqual([]);
});
