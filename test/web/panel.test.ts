/** What the task panel works out before anything is drawn. */
import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { assess } from '../../domain/assess.ts';
import { compare } from '../../domain/compare.ts';
import { PAGE_ZH_CN } from '../../domain/text/page.zh-CN.ts';
import type { Warning } from '../../domain/types.ts';
import { checkDraft } from '../../web/src/panel/check-draft.ts';
import {
  actualDraft,
  addDraft,
  completionDraft,
  defineDraft,
  numberFrom,
  planDraft,
  splitDraft,
  type Draft,
  type Field,
  withField,
} from '../../web/src/panel/draft.ts';
import { ownedPieces, ownersOf, shortTitle } from '../../web/src/panel/evidence.ts';
import { isByHand, isToConfirm } from '../../web/src/parts/by-hand.ts';
import { warningText } from '../../web/src/parts/warnings.ts';
import { readText } from '../../web/src/state/read-text.ts';
import { assessment, indicator, sampleTask } from './samples.ts';

const CONTENT = '组织培训40场,培训1500人';
const PROGRESS = '已培训21场、600人';

describe('evidence', () => {
  const read = assess(CONTENT, PROGRESS);
  const owners = ownersOf(read);
  test('pieces make up the text, and each figure owns the characters that it was read from', () => {
    const pieces = ownedPieces(PROGRESS, 'progress', owners);
    expect(pieces.map(({ text }) => text).join('')).toBe(PROGRESS);
    expect(pieces.filter((piece) => piece.owners.length > 0).map(({ text }) => text)).toEqual(['21场', '600人']);
    expect(pieces.find(({ text }) => text === '21场')?.owners[0]?.id).toBe(read.indicators[0]?.key);
  });
  test('of a stage stands where no figure does', () => {
    const ids = ownersOf(assess(CONTENT, '正在制定方案')).map(({ id }) => id);
    expect(ids).toContain('stage');
  });
});

test.each([
  ['1.建成应急救援户外培训基地,组织应急救护培训演练30场以上', '建成应急救援户外培训基地'],
  ['2.在满足开放条件的基础上,不少于10家机关体育场地向社会开放。', '不少于10家机关体育场地向社会开放'],
  ['修路', '修路'],
])('%s is called %s', (content, title) => {
  expect(shortTitle(content)).toBe(title);
});

describe('a form', () => {
  const one = indicator({ key: '40场#1', label: '培训', target: 40, unit: '场', actual: 21 });
  const filled = (draft: Draft, fields: Partial<Record<Field, string>>): Draft => ({
    ...draft,
    parts: draft.parts.map((part) => ({ ...part, fields: { ...part.fields, ...fields } })),
  });
  const faults = (draft: Draft) => {
    const checked = checkDraft(draft);
    return checked.ok ? [] : checked.faults.map(({ part, field, code }) => `${part} ${field} ${code}`);
  };

  test.each([
    ['1,500', 1500],
    ['１．２万', 12_000],
    ['0.3亿', 30_000_000],
    [' 21 ', 21],
  ])('takes %s as %d', (text, value) => expect(numberFrom(text)).toBe(value));
  test.each(['', '二十', '-3', '1e5', '3场'])('takes %o for no number', (text) => expect(numberFrom(text)).toBeNaN());

  test('of an actual needs a number and a reason', () => {
    expect(faults(filled(actualDraft(one), { value: '多' }))).toEqual(['0 value not_a_number', '0 reason missing']);
    expect(checkDraft(filled(actualDraft(one), { value: '22', reason: ' 含镇街 ' }))).toEqual({
      ok: true,
      change: { kind: 'actual', key: '40场#1', value: 22, reason: '含镇街' },
    });
  });
  test('of a completion takes a percentage and sends a share', () => {
    expect(checkDraft(filled(completionDraft(), { value: '58.33%', reason: '核查' }))).toMatchObject({
      ok: true,
      change: { value: 0.5833 },
    });
    expect(faults(filled(completionDraft(), { value: '120', reason: '核查' }))).toEqual(['0 value too_large']);
  });
  test('of a definition starts from the indicator and says what does not fit', () => {
    expect(checkDraft(defineDraft(one))).toMatchObject({
      ok: true,
      change: { kind: 'define', definition: { label: '培训', target: 40, weight: 1 } },
    });
    expect(faults(filled(defineDraft(one), { target: '0', weight: '0' }))).toContain('0 target target_zero');
    expect(faults(filled(defineDraft(one), { baseline: '40' }))).toEqual(['0 baseline baseline_is_target']);
    expect(faults(filled(addDraft(), {}))).toContain('0 label missing');
  });
  test('of a split starts with two parts, the second one without a target yet', () => {
    const draft = splitDraft(one);
    expect(draft.parts.map(({ fields }) => fields.target)).toEqual(['40', '']);
    expect(faults(draft)).toEqual(['1 target not_a_number']);
    const checked = checkDraft(filled(draft, { target: '20' }));
    expect(checked).toMatchObject({ ok: true, change: { kind: 'split', key: '40场#1', parts: [{}, {}] } });
  });
  test('of a plan leaves out what is not typed, and says of each month what does not fit', () => {
    const blank = planDraft([3, 6, 9, 12], [{ month: 6, share: 0.45 }]);
    expect(blank.parts.map(({ fields }) => fields.share)).toEqual(['', '45', '', '']);
    expect(checkDraft(withField(blank, 3, 'share', '９０ %'))).toEqual({
      ok: true,
      change: {
        kind: 'plan',
        plan: [
          { month: 6, share: 0.45 },
          { month: 12, share: 0.9 },
        ],
      },
    });
    expect(faults(withField(blank, 2, 'share', '30'))).toEqual(['2 share plan_falls']);
    expect(faults(withField(blank, 3, 'share', '120'))).toEqual(['3 share too_large']);
    expect(faults(withField(blank, 0, 'share', '一半'))).toEqual(['0 share not_a_number']);
    expect(faults(planDraft([3, 6], []))).toEqual(['0 share missing']);
  });
});

describe('a warning is a sentence with its figures', async () => {
  const catalogue = createInstance();
  await catalogue.init({
    lng: 'zh-CN',
    ns: ['page'],
    defaultNS: 'page',
    keySeparator: false,
    nsSeparator: false,
    resources: { 'zh-CN': { page: PAGE_ZH_CN } },
    interpolation: { escapeValue: false },
  });
  const one = assessment({ indicators: [indicator({ label: '岗位', unit: '个' })] });
  const say = (code: Warning['code'], values: Warning['values'], at: number | null = 0) =>
    warningText(catalogue.t, { code, indicator: at, values, evidence: [] }, one);
  test.each([
    [say('stated_rate_differs', { stated: 60, counted: 52.5 }), '“岗位”文中写 60%,按数计算是 52.5%,相差 7.5 个点。'],
    [say('stated_rate_differs', { stated: 20, counted: 17.5 }, null), '文中写整项完成 20%,按指标计算是 17.5%,相差 2.5 个点。'],
    [say('parts_differ_from_total', { total: 12_000, sum: 9000 }), '“岗位”合计 12,000,分项相加是 9000。'],
    [say('value_fell', { previous: 15, current: 12, unit: '场' }), '“岗位”由 15 场减为 12 场。'],
    [say('value_fell', { previous: 40, current: 30, unit: '%' }), '“岗位”由 40%减为 30%。'],
    [say('number_unmatched', { value: 3, unit: '座' }), '文中的 3 座没有对上指标,可能是“岗位”。'],
    [say('unit_not_reported', { target: 50, unit: '张' }), '“岗位”(目标 50 张)文中没有提到。'],
  ])('%s', (sentence, expected) => expect(sentence).toBe(expected));
});

describe('marks', () => {
  const byHand = { defined: false, added: false, actual: null, toConfirm: false };
  test('say by hand where anything of a task is', () => {
    expect(isByHand(assessment({ indicators: [indicator()] }))).toBe(false);
    expect(isByHand(assessment({ removed: [{ key: 'a', label: 'b' }] }))).toBe(true);
    expect(isByHand(assessment({ indicators: [indicator({ byHand: { ...byHand, defined: true } })] }))).toBe(true);
  });
  test('say to confirm for an indicator and for the whole', () => {
    expect(isToConfirm(assessment())).toBe(false);
    expect(isToConfirm(assessment({ toConfirm: true }))).toBe(true);
    expect(isToConfirm(assessment({ indicators: [indicator({ byHand: { ...byHand, toConfirm: true } })] }))).toBe(true);
  });
});

test('a text read on the page has the warnings that the server will give it', () => {
  const before = assess(CONTENT, PROGRESS);
  const fresh = readText(sampleTask({ content: CONTENT, assessment: before }), '已培训12场、600人');
  expect(fresh.warnings).toEqual([...assess(CONTENT, '已培训12场、600人').warnings, ...compare(before, fresh)]);
  expect(fresh.warnings.map(({ code }) => code)).toContain('value_fell');
});
