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
const MONTH = /^\d{1,2}月份?$/;
const AGE = /\d{1,3}(?:[-~至]\d{1,3})?(?:周岁|岁)(?:\(含\))?(?:及?以[上下])?(?:[-~至]\d{1,3}周?岁)?/y;
const ENUMERATOR = /(?:\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|第?[一二三四]是)/y;
const CIRCLED = /[\u2460-\u2473\u2776-\u277f]/;
/** What stands in quotation marks is a name, numbers and all: “三公里”充分就业社区. */
const QUOTED = /(?:“[^“”\n]{1,14}”|"[^"\n]{1,14}"|「[^「」\n]{1,14}」|《[^《》\n]{1,30}》|‘[^‘’\n]{1,14}’)/y;
const PRODUCT = /\*100%/y;

const OPENING_QUOTE = /[“"「《‘]/;

const sticky = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

const dateAt = (text: string, at: number): Token | null => {
  const age = sticky(AGE, text, at);
  if (age) return { kind: 'words', start: at, end: at + age.length };
  const date = sticky(DATE, text, at);
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

const enumeratorAt = (text: string, at: number, fresh: boolean): Token | null => {
  const character = text[at] ?? '';
  if (CIRCLED.test(character)) return { kind: 'mark', start: at, end: at + 1, mark: 'sentence' };
  if (!fresh || !(isDigit(character) || isHanziDigit(character) || /[(十第]/.test(character))) return null;
  const mark = sticky(ENUMERATOR, text, at);
  return mark ? { kind: 'mark', start: at, end: at + mark.length, mark: 'sentence' } : null;
};

const numberAt = (text: string, at: number): Token | null => {
  const character = text[at] ?? '';
  if (isDigit(character) && !isDigit(text[at - 1]) && !/[A-Za-z]/.test(text[at - 1] ?? '')) {
    const date = dateAt(text, at);
    if (date) return date;
  }
  const quantity = quantityAt(text, at);
  return quantity ? { kind: 'quantity', start: at, end: quantity.end, quantity } : null;
};

const tokenAt = (text: string, at: number, fresh: boolean): Token | null => {
  const enumerator = enumeratorAt(text, at, fresh);
  if (enumerator) return enumerator;
  if (OPENING_QUOTE.test(text[at] ?? '')) {
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
  ...Array.from('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳❶❷❸❹❺❻❼❽❾❿'),
]);

/** Where the words that start at `at` may go on: one character, or a whole run of digits that is no quantity. */
const nextCharacter = (text: string, at: number): number => (isDigit(text[at]) ? skipNumeral(text, at) : at + 1);

/** Tokens of a normalised text, in order and without gaps. */
export const scan = (text: string): Token[] => {
  const tokens: Token[] = [];
  let wordsFrom = 0;
  let at = 0;
  while (at < text.length) {
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
