/**
 * One quantity in a text: a count with its unit, a percentage, a share (三分之一, 七成, 过半) or a ratio (3/10).
 *
 * A number without a unit is a quantity only where nothing stands behind it; a Chinese numeral only before a plain unit, because
 * 一 and 三 are parts of a hundred idioms. A range (4-5家) takes its lower bound, an approximate number the number written.
 */
import { isDigit, isHanziDigit, numeralAt } from './numerals.ts';
import { unitAt, unitNamed } from './units.ts';
import type { Unit } from './units.ts';

export type QuantityKind = 'count' | 'percent' | 'share' | 'ratio';

export type Quantity = {
  readonly kind: QuantityKind;
  /** The number; a percentage as written (17 for 17 %), a share between 0 and 1, a ratio's numerator. */
  readonly value: number;
  /** A ratio's denominator. */
  readonly of: number | null;
  /** Null for a bare number. */
  readonly unit: Unit | null;
  /** 以上 behind it, or 以内. */
  readonly bound: '>=' | '<=' | null;
  readonly start: number;
  readonly end: number;
};

const HANZI_UNITS = new Set(
  '个 家 处 所 座 间 栋 幢 片 块 套 台 部 条 张 只 支 盏 口 根 株 棵 把 件 辆 项 场 人 名 位 户 元 公里 米 亩 公顷 平方米 场次 人次 批次 对 例 艘 份'.split(
    ' ',
  ),
);
const NO_UNIT_BEHIND =
  /^(?:周?岁|年|月|日|号|期工程|期项目|级|价|楼|时|点|度(?!电)|届|类|型|版|制|路(?=[、,和及与至到公等延快]|$)|号线|后|吋|寸|℃|伏|线|分(?!之))/;
const UNIT_IS_PART_OF_A_NAME = /^(?:制|级|型|性|式|事|化|多残|策|网通|图|龙|责任制|本位|标准(?:化|间|厂房|型|件))/;
/** 统一, 同一, 每一: no counts. */
const HANZI_NAME_BEFORE = /[A-Za-z第统唯同之这每某任另首〔]$/;
const NAME_BEFORE = /[A-Za-z第〔]$/;
const LATIN_WORD = /[A-Za-z]{2}$/;
/** 两项均为 and 三项制度 point at things named elsewhere. */
const POINTS_BACK = /^[项个类](?:均|都|皆|工程|项目|补贴|制度|政策|指标|任务|责任|工作|内容)/;
const BOUNDARY = /^(?:$|[\s,;。≥≤.:!?()、%~"'”“\-/=]|以上|以内|以下|左右|及以上|余|多(?![\u4e00-\u9fff])|[和与及])/;
const LOWER = /^(?:\(含\))?(?:及其?)?(?:以上|之上|或以上)/;
const UPPER = /^(?:以内|之内|以下|之下)/;
const SHARE_WORDS = /^(?:过半数?|一半|半数|大半|近半数?|半)(?![年月天日小个径价])/;
const FRACTION = /^([一二三四五六七八九十两]{1,3}|\d{1,3})分之([一二三四五六七八九十两]{1,3}|\d{1,3})/;
const TENTHS = /^([一二三四五六七八九十]|\d(?:\.\d)?)成([半一二三四五六七八九])?(?![立为功果都人员长本年品效熟分就套])/;
const RANGE = /^(?:[-~]|至|到)(?=\d|[二三四五六七八九十])/;
const RATIO = /^\/(\d{1,9})(?![\d.])/;

const quantity = (part: Partial<Quantity> & Pick<Quantity, 'kind' | 'value' | 'start' | 'end'>): Quantity => ({
  of: null,
  unit: null,
  bound: null,
  ...part,
});

const boundBehind = (text: string, at: number): { bound: '>=' | '<=' | null; length: number } => {
  const rest = text.slice(at, at + 6);
  const lower = LOWER.exec(rest);
  if (lower) return { bound: '>=', length: lower[0].length };
  const upper = UPPER.exec(rest);
  return upper ? { bound: '<=', length: upper[0].length } : { bound: null, length: 0 };
};

const percentAt = (text: string, at: number): Quantity | null => {
  const spoken = text.startsWith('百分之', at);
  const numeral = numeralAt(text, spoken ? at + 3 : at);
  if (numeral === null || !(spoken || (!numeral.hanzi && text[numeral.end] === '%'))) return null;
  const end = spoken ? numeral.end : numeral.end + 1;
  const bound = boundBehind(text, end);
  return quantity({ kind: 'percent', value: numeral.value, unit: unitNamed('%'), bound: bound.bound, start: at, end: end + bound.length });
};

const hanziShare = (match: RegExpExecArray): number | null => {
  const bottom = numeralAt(match[1] ?? '', 0);
  const top = numeralAt(match[2] ?? '', 0);
  return bottom && top && bottom.value > 0 && top.value <= bottom.value ? Number((top.value / bottom.value).toFixed(6)) : null;
};

const shareAt = (text: string, at: number): Quantity | null => {
  const rest = text.slice(at, at + 10);
  const fraction = rest.includes('分之') ? FRACTION.exec(rest) : null;
  if (fraction) {
    const value = hanziShare(fraction);
    return value === null ? null : quantity({ kind: 'share', value, start: at, end: at + fraction[0].length });
  }
  const tenths = rest.includes('成') ? TENTHS.exec(rest) : null;
  if (tenths) {
    const value = Number(
      (
        ((numeralAt(tenths[1] ?? '', 0)?.value ?? 0) + (tenths[2] === '半' ? 0.5 : (numeralAt(tenths[2] ?? '', 0)?.value ?? 0) / 10)) /
        10
      ).toFixed(4),
    );
    const end = at + tenths[0].length;
    const bound = boundBehind(text, end);
    return quantity({ kind: 'share', value, bound: bound.bound, start: at, end: end + bound.length });
  }
  const half = SHARE_WORDS.exec(rest);
  return half && half[0] !== '半' ? quantity({ kind: 'share', value: 0.5, start: at, end: at + half[0].length }) : null;
};

const ratioAt = (text: string, at: number, value: number, end: number): Quantity | null => {
  const match = RATIO.exec(text.slice(end, end + 12));
  const of = Number(match?.[1] ?? 0);
  if (!match || of === 0) return null;
  const unit = unitAt(text, end + match[0].length);
  return quantity({ kind: 'ratio', value, of, unit: unit?.unit ?? null, start: at, end: end + match[0].length + (unit?.length ?? 0) });
};

/** A unit that the table does not know: one character between the number and a boundary. */
const unknownUnit = (text: string, at: number): { unit: Unit; length: number } | null => {
  const character = text[at] ?? '';
  return /[\u4e00-\u9fff]/.test(character) && !/[余多来几以]/.test(character) && BOUNDARY.test(text.slice(at + 1, at + 4))
    ? { unit: unitNamed(character), length: 1 }
    : null;
};

/** Short units that begin many words count only before a boundary: 650平, but not 平均. */
const NEEDS_BOUNDARY = new Set(['平', '方', '升', '度', '期', '组', '队', '单', '环', '门', '面', '段', '类', '种', '对', '节', '层']);

const unitBehind = (text: string, at: number, hanzi: boolean): { unit: Unit; length: number } | null => {
  const found = unitAt(text, at);
  if (found === null) return hanzi ? null : unknownUnit(text, at);
  const name = text.slice(at, at + found.length);
  if (hanzi && (!HANZI_UNITS.has(name) || POINTS_BACK.test(text.slice(at, at + 4)))) return null;
  if (NEEDS_BOUNDARY.has(name) && /^[\u4e00-\u9fff]/.test(text[at + 1] ?? '') && !BOUNDARY.test(text.slice(at + 1, at + 4)))
    return unknownUnit(text, at);
  return UNIT_IS_PART_OF_A_NAME.test(text.slice(at + found.length, at + found.length + 3)) ? null : found;
};

const countAt = (text: string, at: number): Quantity | null => {
  const numeral = numeralAt(text, at);
  if (numeral === null || NO_UNIT_BEHIND.test(text.slice(numeral.end, numeral.end + 4))) return null;
  if (!numeral.hanzi) {
    const ratio = ratioAt(text, at, numeral.value, numeral.end);
    if (ratio) return ratio;
  }
  const approximate = /^[余多来]/.test(text[numeral.end] ?? '') ? 1 : 0;
  const scale = approximate && /[万亿]/.test(text[numeral.end + 1] ?? '') ? text[numeral.end + 1] : undefined;
  const unitStart = numeral.end + approximate + (scale ? 1 : 0);
  const value = numeral.value * (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1);
  const unit = unitBehind(text, unitStart, numeral.hanzi);
  if (unit === null && (numeral.hanzi || !BOUNDARY.test(text.slice(numeral.end, numeral.end + 2)))) return null;
  const unitEnd = unitStart + (unit?.length ?? 0);
  const trailing = /^[余多]/.test(text[unitEnd] ?? '') && unit ? 1 : 0;
  const bound = boundBehind(text, unitEnd + trailing);
  return quantity({
    kind: 'count',
    value,
    unit: unit?.unit ?? null,
    bound: bound.bound,
    start: at,
    end: unitEnd + trailing + bound.length,
  });
};

/** 4-5家 as one quantity with the lower bound. */
const rangeAt = (text: string, at: number): Quantity | null => {
  const low = numeralAt(text, at);
  if (low === null) return null;
  const percentLow = text[low.end] === '%' ? 1 : 0;
  const firstUnit = percentLow ? null : unitAt(text, low.end);
  const joint = low.end + percentLow + (firstUnit?.length ?? 0);
  const join = RANGE.exec(text.slice(joint, joint + 3));
  if (!join) return null;
  const high = percentAt(text, joint + join[0].length) ?? countAt(text, joint + join[0].length);
  if (high === null || high.kind === 'ratio' || high.value <= low.value) return null;
  if (firstUnit && high.unit?.name !== firstUnit.unit.name) return null;
  const scale =
    high.value >= 1e4 && low.value < 1e3 && /[万亿]/.test(text.slice(joint, high.end))
      ? text.slice(joint, high.end).includes('亿')
        ? 1e8
        : 1e4
      : 1;
  return { ...high, value: low.value * scale, start: at };
};

/** Digits right behind a Latin word count only with a unit: AED160台, but not PM10. */
const withUnit = (found: Quantity | null): Quantity | null => (found?.unit ? found : null);

const HALF_BEGINS = new Set(['过', '半', '大', '近']);

/** 过半, 大半: the half that a share may begin with. */
const halfAt = (text: string, at: number): boolean => text[at] === '半' || text[at + 1] === '半';

/** Whether a Chinese numeral at `at` belongs to a word or an idiom: 统一, 每一户, 一校一策. */
const isIdiom = (text: string, at: number, before: string): boolean =>
  HANZI_NAME_BEFORE.test(before) || (text[at] === '一' && (text[at + 2] === '一' || text[at - 2] === '一'));

/** Quantity that starts at `at`, or null. */
export const quantityAt = (text: string, at: number): Quantity | null => {
  const character = text[at] ?? '';
  const before = text.slice(Math.max(0, at - 2), at);
  if (isDigit(character)) {
    if (LATIN_WORD.test(before)) return withUnit(countAt(text, at));
    return NAME_BEFORE.test(before) ? null : (shareAt(text, at) ?? percentAt(text, at) ?? rangeAt(text, at) ?? countAt(text, at));
  }
  if (HALF_BEGINS.has(character)) return halfAt(text, at) && !HANZI_NAME_BEFORE.test(before) ? shareAt(text, at) : null;
  if (!(isHanziDigit(character) || character === '十' || character === '百') || isIdiom(text, at, before)) return null;
  return shareAt(text, at) ?? percentAt(text, at) ?? rangeAt(text, at) ?? countAt(text, at);
};
