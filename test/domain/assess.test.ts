import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ODD_TEXTS } from '../support/odd-texts.ts';
import { assess } from '../../domain/assess.ts';
import type { Evidence } from '../../domain/types.ts';
import { figuresOf, readCases, score } from '../corpus/score.ts';

const corpus = readCases(new URL('../corpus/dev.jsonl', import.meta.url));
const seed = (id: string) => {
  const found = corpus.find((labelled) => labelled.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return assess(found.task, found.progress);
};

describe('the table of the first quarter', () => {
  test.each([
    ['seed-07', 0.6175],
    ['seed-08', 0.635],
    ['seed-09', 0.08],
    ['seed-10', 0.3675],
    ['seed-11', 0.375],
    ['seed-12', 0.117725],
    ['seed-13', 2706 / 3500],
    ['seed-14', 0.23775],
    ['seed-19', 0.175],
  ])('%s is %d complete', (id, completion) => {
    expect(seed(id).completion).toBeCloseTo(completion, 6);
  });

  test.each(['01', '02', '03', '05', '15', '16', '17', '18', '20', '22', '23'])('row %s has a stage and no completion', (row) => {
    const { completion, stage } = seed(`seed-${row}`);
    expect(completion).toBeNull();
    expect(stage).not.toBe('unknown');
  });

  test('AED and its training count 0 while the two trainings count', () => {
    expect(seed('seed-12').indicators.map(({ target, actual, rate }) => [target, actual, rate])).toEqual([
      [160, null, 0],
      [10, null, 0],
      [3000, 530, 530 / 3000],
      [30000, 8827, 8827 / 30000],
    ]);
  });

  test('the total counts, not the total and its parts', () => {
    expect(seed('seed-13').indicators.map(({ actual }) => actual)).toEqual([2706]);
  });

  test('a completion rate of people (就业完成30%) is not read as a rate of employment', () => {
    expect(seed('seed-10').indicators.at(-1)).toMatchObject({ actual: null, basis: 'none' });
  });

  test('a target of coverage keeps its baseline', () => {
    expect(seed('seed-10').indicators.at(-1)).toMatchObject({ target: 87, baseline: 83, unit: '%', rate: 0 });
  });
});

test('the labelled cases are read as well as promised', () => {
  const figures = figuresOf(score(corpus, assess));
  expect(figures.targetF1).toBeGreaterThanOrEqual(0.97);
  expect(figures.indicatorRate).toBeGreaterThanOrEqual(0.95);
  expect(figures.taskRate).toBeGreaterThanOrEqual(0.95);
  expect(figures.stage).toBeGreaterThanOrEqual(0.95);
  expect(figures.exact).toBeGreaterThanOrEqual(0.9);
  expect(figures.misleading).toBeLessThanOrEqual(0.02);
});

test.each(['fresh-a', 'fresh-b', 'blind'])('so are those of %s', (name) => {
  const figures = figuresOf(score(readCases(new URL(`../corpus/${name}.jsonl`, import.meta.url)), assess));
  expect(figures.exact).toBeGreaterThanOrEqual(0.95);
  expect(figures.misleading).toBeLessThanOrEqual(0.01);
});

const rounded = (share: number | null): number | null => (share === null ? null : Number(share.toFixed(6)));

describe('what counts', () => {
  test.each([
    ['a plan', '新建公园10个', '计划年底前建成10个', null],
    ['a contract', '更新公交车85辆', '签订采购合同85辆', null],
    ['a site list', '新建服务站30个', '已摸排意向点位46个', null],
    ['last year', '建成充电桩500根', '今年已建310根(去年同期186根)', 0.62],
    ['a start', '新建书房10家', '开工8家、完工3家', 0.3],
    ['a start where to start is the promise', '开工改造小区30个', '已开工24个', 0.8],
    ['this month beside a running total', '举办招聘会60场', '6月份举办5场，累计举办34场', 34 / 60],
    ['parts without a total', '新建公路80公里', '甲镇完成12公里，乙镇完成28公里', 0.5],
    ['what is left', '加固渡槽35座', '仅余4座未完工', 31 / 35],
    ['another unit of one kind', '建设高标准农田2.8万亩', '建成1260公顷', 0.675],
    ['a start rate', '新建公园10个', '开工率80%', null],
    ['a share of the investment', '新建公园10个', '完成投资60%', null],
    ['one stage of the works', '建成文化中心', '桩基完成60%', null],
    ['all but two', '改造老旧小区12个', '除明珠花园、新村小区外，其余均已完工', 10 / 12],
    ['what is planned next', '改造老旧小区20个', '已完成15个。下一步，全面完成剩余5个小区改造', 0.75],
    ['all of a start that is the promise', '开工建设保障房1260套', '全部开工，其中380套已基本建成', 1],
    ['one name within another', '新建微型消防站20个、消防站2个', '消防站1个、微型消防站15个', 0.625],
    ['rates in order', '更新管网120公里、泵房30座', '完成率分别为75%、60%', 0.675],
    ['one site of several', '新建市场3个', '城东市场已完工', null],
    ['one site by name beside words of work', '新建幼儿园3所', '甲幼儿园已投用,乙幼儿园装修', null],
    ['a rate beside a count', '新建驿站10个', '建成3个,完成率50%', 0.3],
  ])('%s', (_, content, progress, expected) => {
    expect(rounded(assess(content, progress).completion)).toBe(rounded(expected));
  });
});

const codes = (content: string, progress: string) => assess(content, progress).warnings.map(({ code }) => code);

describe('warnings', () => {
  test('a stated rate more than half a point from the count', () => {
    expect(codes('新建驿站10个', '建成3个,完成率50%')).toEqual(['stated_rate_differs']);
    expect(codes('新建驿站3个', '建成1个,完成率33.3%')).toEqual([]);
  });

  test('parts that do not make their total', () => {
    expect(codes('启动建设安置房2400套', '累计启动1830套，其中一期980套、二期800套')).toEqual(['parts_differ_from_total']);
    expect(codes('启动建设安置房2400套', '累计启动1830套，其中一期980套、二期850套')).toEqual([]);
  });

  test('a target that nothing is said of', () => {
    expect(codes('新建公园3个、书房5家', '建成公园2个')).toEqual(['unit_not_reported']);
  });
});

const PIECES =
  '建成 完成 已 新建 公园 培训 12 3.5 1,200 万 亿 个 人次 场 % 80% 以上 不少于 从 提高到 其中 分别 均 除 外 其余 ， 。 ； 、 （ ） : \n — 详见附表 三 十 两 百分之 七成 过半 3/10 2024年 6月底前 预计 去年 全部 ㎡ 😀 AED 己 個 公頃 ①'.split(
    ' ',
  );
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join('')),
);

const isWithin =
  (content: string, progress: string) =>
  ({ field, start, end }: Evidence): boolean => {
    const { length } = field === 'content' ? content : progress;
    return start >= 0 && start < end && end <= length;
  };

const DIGITS = /[0-9０-９零〇一二两兩三四五六七八九十百半成]/u;

describe('whatever is typed', () => {
  test('reads without an exception, to shares within bounds and ranges within the text', () => {
    fc.assert(
      fc.property(anyText, anyText, (content, progress) => {
        const { indicators, completion, stageEvidence, warnings, statedRate } = assess(content, progress);
        expect((completion ?? 0) >= 0 && (completion ?? 0) <= 1).toBe(true);
        const rates = [statedRate, ...indicators.map(({ rate }) => rate)].map((rate) => rate ?? 0);
        expect(rates.every((rate) => Number.isFinite(rate) && rate >= 0)).toBe(true);
        const evidence = [
          ...stageEvidence,
          ...indicators.flatMap((indicator) => indicator.evidence),
          ...warnings.flatMap((warning) => warning.evidence),
        ];
        expect(evidence.every(isWithin(content, progress))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('every figure points at characters that name a number', () => {
    fc.assert(
      fc.property(anyText, anyText, (content, progress) => {
        const texts = { content, progress };
        for (const { evidence, op, basis } of assess(content, progress).indicators)
          for (const { field, role, start, end } of evidence) {
            if (role === 'stage' || (role === 'target' && op === 'done') || (role === 'actual' && basis !== 'count')) continue;
            expect(texts[field].slice(start, end)).toMatch(role === 'actual' && /除|其[余他]/u.test(progress) ? /./u : DIGITS);
          }
      }),
      { numRuns: 400 },
    );
  });

  test('reads the same twice', () => {
    fc.assert(
      fc.property(anyText, anyText, (content, progress) => {
        expect(assess(content, progress)).toEqual(assess(content, progress));
      }),
      { numRuns: 100 },
    );
  });

  test('words without numbers never lift a completion above 1', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        fc.array(fc.constantFrom('，进展顺利', '；已召开推进会', '。下一步加快推进', '，全部完成', '，正在施工'), { maxLength: 4 }),
        ({ task, progress }, more) => {
          expect(assess(task, progress + more.join('')).completion ?? 0).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each(ODD_TEXTS)('%s is read without an error and within bounds', (_, text) => {
    for (const { completion, indicators } of [assess('组织培训40场以上', text), assess(text, '已完成3场'), assess(text, text)]) {
      expect(completion === null || (completion >= 0 && completion <= 1)).toBe(true);
      expect(indicators.every(({ rate }) => rate === null || (Number.isFinite(rate) && rate >= 0))).toBe(true);
    }
  });

  test.each(['', '—', '详见附表', '😀', '，。；'])('%j reports nothing', (text) => {
    expect(assess('组织培训40场以上', text)).toMatchObject({ completion: null, stage: 'unknown' });
  });

  test('a target of 0 gives no rate', () => {
    expect(assess('新增事故0起', '发生2起').completion).toBeNull();
  });
});
