/**
 * A normalised text as a row of tokens: quantities, dates, punctuation and the words between.
 *
 * Dates and enumeration marks (1. ① 一、) are told apart here, so that no later step takes them for counts. One pass, and each
 * character is looked at a bounded number of times.
 */
import { isDigit, isHanziDigit, skipNumeral } from './numerals.ts';
import { quantityAt } from './quantities.ts';
import type { Quantity } from './quantities.ts';

export type Token =
  | { readonly kind: 'quantity'; readonly start: number; readonly end: number; readonly quantity: Quantity }
  | { readonly kind: 'date'; readonly start: number; readonly end: number; readonly deadline: boolean; readonly month: boolean }
  | { readonly kind: 'mark'; readonly start: number; readonly end: number; readonly mark: Mark }
  | { readonly kind: 'words'; readonly start: number; readonly end: number };

/** What a punctuation mark does: ends a sentence, a clause, an item of a list; introduces; opens or closes an aside. */
export type Mark = 'sentence' | 'clause' | 'item' | 'colon' | 'open' | 'close';

const MARKS: ReadonlyMap<string, Mark> = new Map([
  ['。', 'sentence'],
  [';', 'sentence'],
  ['\n', 'sentence'],
  ['!', 'sentence'],
  ['?', 'sentence'],
  ['|', 'sentence'],
  [',', 'clause'],
  ['=', 'clause'],
  ['、', 'item'],
  [':', 'colon'],
  ['(', 'open'],
  [')', 'close'],
]);

const DATE = /(?:\d{1,4}(?:[-~至到、.]\d{1,4})?(?:年度?|月份?|日|号(?![楼线路院机桥码]))(?:[-~至到](?=\d))?)+/y;
const DATE_TAIL = /(?:底|末|初|中旬|上旬|下旬|上半月|下半月|上半年|下半年|年底)*(前|之前|以前|内)?/y;
const MONTH = /^\d{1,2}(?:[-~至到]\d{1,2})?月份?$/;
const AGE = /\d{1,3}(?:[-~至]\d{1,3})?周?岁(?:\(含\))?(?:及?以[上下])?/y;
/** Characters behind the first digits of a date. */
const IN_DATE = new Set('年月日号-~至到、.');
const LONGEST_AGE = 12;
const ENUMERATOR = /(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|第?[一二三四]是)/y;
const CIRCLED = new Set('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿');
/** What stands in quotation marks is a name, numbers and all: “三公里”充分就业社区. */
const QUOTED = /(?:“[^“”\n]{1,14}”|"[^"\n]{1,14}"|「[^「」\n]{1,14}」|《[^《》\n]{1,30}》|‘[^‘’\n]{1,14}’)/y;
const PRODUCT = /\*100%/y;
/** Telephone numbers and the numbers of documents: 0578-6123045, 13800138000, (2024)9号. */
const CODE = /(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{7,8}|[48]00-?\d{3,4}-?\d{3,4})(?![\d.%万亿]|-\d{1,2}月)/y;
const NUMBERED = /(?:附件|附表|附录|见表|见图)(?:表|:|第)?$/;
const CALLED = /(?:电话|手机|热线|号码|编号|文号|联系方式|传真|邮编|QQ|微信)[为是:(]{0,2}$/;
/** Digits that a number after 电话 has at least; digits that a telephone number's first group has at least. */
const LEAST_CODE = 5;
const SHORTEST_CODE = 3;
const LONG_CODE = 7;
const CODE_UNIT = /^(?:余|多)?[\u4e00-\u9fffa-zA-Z㎡]/;

const OPENING_QUOTE = new Set('“"「《‘');

const sticky = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

const dateAt = (text: string, at: number): Token | null => {
  const age = text.slice(at, at + LONGEST_AGE).includes('岁') ? sticky(AGE, text, at) : null;
  if (age) return { kind: 'words', start: at, end: at + age.length };
  const date = IN_DATE.has(text.charAt(skipNumeral(text, at))) ? sticky(DATE, text, at) : null;
  if (!date) return null;
  const tail = sticky(DATE_TAIL, text, at + date.length) ?? '';
  const lasting = /^\d{1,2}年$/.test(date);
  return {
    kind: 'date',
    start: at,
    end: at + date.length + tail.length,
    deadline: /[前内]$/.test(tail) && !lasting,
    month: tail === '' && MONTH.test(date),
  };
};

const atStartOfItem = (tokens: readonly Token[]): boolean => {
  const last = tokens.at(-1);
  return last === undefined || (last.kind === 'mark' && last.mark !== 'close' && last.mark !== 'open' && last.mark !== 'item');
};

const ENUMERATES = new Set('(十第');

const enumeratorAt = (text: string, at: number, fresh: boolean): Token | null => {
  const character = text[at] ?? '';
  if (CIRCLED.has(character)) return { kind: 'mark', start: at, end: at + 1, mark: 'sentence' };
  if (!fresh || !(isDigit(character) || isHanziDigit(character) || ENUMERATES.has(character))) return null;
  const mark = sticky(ENUMERATOR, text, at);
  return mark ? { kind: 'mark', start: at, end: at + mark.length, mark: 'sentence' } : null;
};

/** A number that only names something: what stands behind 附件, 电话 or 文号, and long numbers without a unit. */
const codeAt = (text: string, at: number): Token | null => {
  const before = text.slice(Math.max(0, at - 6), at);
  const digits = skipNumeral(text, at) - at;
  if (NUMBERED.test(before) || (digits >= LEAST_CODE && CALLED.test(before))) return { kind: 'words', start: at, end: at + digits };
  if (digits < SHORTEST_CODE || (digits < LONG_CODE && text[at + digits] !== '-')) return null;
  const code = sticky(CODE, text, at);
  if (!code || (CODE_UNIT.test(text.slice(at + code.length, at + code.length + 2)) && !/^(?:1[3-9]\d{9}|0|[48]00-)/.test(code)))
    return null;
  return { kind: 'words', start: at, end: at + code.length };
};

const numberAt = (text: string, at: number): Token | null => {
  const character = text[at] ?? '';
  if (isDigit(character) && !isDigit(text[at - 1]) && !/[A-Za-z]/.test(text[at - 1] ?? '')) {
    const named = codeAt(text, at) ?? dateAt(text, at);
    if (named) return named;
  }
  const quantity = quantityAt(text, at);
  return quantity ? { kind: 'quantity', start: at, end: quantity.end, quantity } : null;
};

const tokenAt = (text: string, at: number, fresh: boolean): Token | null => {
  const enumerator = enumeratorAt(text, at, fresh);
  if (enumerator) return enumerator;
  if (OPENING_QUOTE.has(text.charAt(at))) {
    const quoted = sticky(QUOTED, text, at);
    if (quoted) return { kind: 'words', start: at, end: at + quoted.length };
  }
  const mark = MARKS.get(text[at] ?? '');
  if (mark) return { kind: 'mark', start: at, end: at + 1, mark };
  const product = text[at] === '*' ? sticky(PRODUCT, text, at) : null;
  if (product) return { kind: 'mark', start: at, end: at + product.length, mark: 'clause' };
  return numberAt(text, at);
};

/** Characters that any token but words may begin with; all others are passed over. */
const BEGINS = new Set([
  ...MARKS.keys(),
  ...Array.from('0123456789零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十百过半大近第“"「《‘*'),
  ...CIRCLED,
]);

/** Where the words that start at `at` may go on: one character, or a whole run of digits that is no quantity. */
const nextCharacter = (text: string, at: number): number => (isDigit(text[at]) ? skipNumeral(text, at) : at + 1);

/** A text with more tokens is a list, no report; what comes later is not read. */
const MOST_TOKENS = 1500;

/** Tokens of a normalised text, in order and without gaps. */
export const scan = (text: string): Token[] => {
  const tokens: Token[] = [];
  let wordsFrom = 0;
  let at = 0;
  while (at < text.length && tokens.length < MOST_TOKENS) {
    const found = BEGINS.has(text.charAt(at)) ? tokenAt(text, at, wordsFrom === at && atStartOfItem(tokens)) : null;
    if (found === null) {
      at = nextCharacter(text, at);
      continue;
    }
    if (wordsFrom < at) tokens.push({ kind: 'words', start: wordsFrom, end: at });
    tokens.push(found);
    at = found.end;
    wordsFrom = at;
  }
  if (wordsFrom < at) tokens.push({ kind: 'words', start: wordsFrom, end: at });
  return tokens;
};
