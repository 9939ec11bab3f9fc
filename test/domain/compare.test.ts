import { expect, test } from 'vitest';
import { assess } from '../../domain/assess.ts';
import { compare } from '../../domain/compare.ts';

const between = (content: string, before: string, after: string) => compare(assess(content, before), assess(content, after));

test('a count below the last one is a warning that names both', () => {
  expect(between('组织演练30场', '已组织15场', '已组织12场')).toMatchObject([
    { code: 'value_fell', indicator: 0, values: { previous: 15, current: 12, unit: '场' } },
  ]);
});

test('a count that stays or grows is none', () => {
  expect(between('组织演练30场', '已组织15场', '已组织15场')).toEqual([]);
  expect(between('组织演练30场', '已组织15场', '已组织22场')).toEqual([]);
});

test('a stated rate below the last one is a warning in percent', () => {
  expect(between('新建公园3个', '总体完成60%', '总体完成55%')).toMatchObject([{ values: { previous: 60, current: 55, unit: '%' } }]);
});

test('a value that is to fall may fall', () => {
  expect(between('供水管网漏损率由11.8%降至9%', '漏损率降到10.5%', '漏损率降到10.1%')).toEqual([]);
});

test('silence is no fall', () => {
  expect(between('组织演练30场', '已组织15场', '—')).toEqual([]);
});
