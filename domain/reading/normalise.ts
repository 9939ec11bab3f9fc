/**
 * One spelling for what people type in several.
 *
 * Full-width letters become half-width, traditional characters simplified, 己完成 becomes 已完成; spaces inside numbers and
 * thousand separators go. Every character left knows which original character it came from, so that evidence can point at the
 * text as typed.
 */
import { SIMPLE_FORM } from './traditional.ts';

/** `text` in one spelling; `origin[i]` is the original offset of its i-th character. */
export type NormalText = { readonly text: string; readonly origin: readonly number[] };

const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ['﹪', '%'],
  ['％', '%'],
  ['﹣', '-'],
  ['－', '-'],
  ['–', '-'],
  ['—', '-'],
  ['―', '-'],
  ['～', '~'],
  ['〜', '~'],
  ['∼', '~'],
  ['、', '、'],
  ['。', '。'],
  ['｡', '。'],
  ['〔', '('],
  ['〕', ')'],
  ['【', '('],
  ['】', ')'],
  ['[', '('],
  [']', ')'],
  ['≧', '≥'],
  ['≦', '≤'],
  ['\r', '\n'],
  ['\t', ' '],
  ['　', ' '],
  ['\u00a0', ' '],
  ['㎡', '㎡'],
  ['/', '/'],
  ['／', '/'],
  ['∕', '/'],
  ['×', '*'],
  ['⁄', '/'],
]);

const isDigit = (character: string | undefined): boolean => character !== undefined && character >= '0' && character <= '9';
const isWordLatin = (character: string | undefined): boolean => character !== undefined && /[0-9A-Za-z]/.test(character);

/** The character that is kept for one with this code; null where it is kept as it is. */
const otherForm = (code: number, text: string, at: number): string | null => {
  if (code < 0x80)
    return code === TAB || code === RETURN || code === OPEN || code === CLOSE ? (PUNCTUATION.get(text.charAt(at)) ?? null) : null;
  if (code >= FIRST_HAN && code <= LAST_HAN) return SIMPLE_FORM.get(code) ?? null;
  const punctuation = PUNCTUATION.get(text.charAt(at));
  if (punctuation !== undefined) return punctuation;
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : null;
};

const [TAB, RETURN, OPEN, CLOSE] = [0x09, 0x0d, 0x5b, 0x5d];
const [FIRST_HAN, LAST_HAN] = [0x3400, 0x9fff];

/** The text with one form for each character; offsets stay. */
const inOneForm = (original: string): string => {
  let text = '';
  let from = 0;
  for (let at = 0; at < original.length; at += 1) {
    const other = otherForm(original.charCodeAt(at), original, at);
    if (other === null) continue;
    text += original.slice(from, at) + other;
    from = at + 1;
  }
  return from === 0 ? original : text + original.slice(from);
};

/** Digits from `start` on, at most `limit` of them counted. */
const digitRun = (characters: string, start: number, limit: number): number => {
  let length = 0;
  while (length < limit && isDigit(characters[start + length])) length += 1;
  return length;
};

/** A group of exactly three digits after one to three digits continues a number: 1,250 and 1 200. */
const continuesNumber = (kept: string, characters: string, next: number): boolean => {
  let before = 0;
  while (before < 4 && isDigit(kept[kept.length - 1 - before])) before += 1;
  if (before === 0 || digitRun(characters, next, 4) !== 3) return false;
  const lead = kept[kept.length - before];
  const decimal = kept[kept.length - 1 - before] === '.';
  return lead !== '0' && !decimal && (before <= 3 || kept.length > 4);
};

/** Whether the blank at `at` may go: it separates neither two words in Latin letters nor two numbers. */
const blankIsIdle = (kept: string, characters: string, at: number): boolean => {
  if (characters[at - 1] === ' ') return true;
  let next = at + 1;
  while (characters[next] === ' ') next += 1;
  const before = kept[kept.length - 1];
  const after = characters[next];
  if (isDigit(before) && isDigit(after)) return continuesNumber(kept, characters, next);
  return !(isWordLatin(before) && isWordLatin(after));
};

/** A full-width comma separates thousands only in front of a unit: 3，500棵. */
const HAN = /[\u4e00-\u9fff]/;

const isTypo = (characters: string, at: number): boolean =>
  characters[at] === '己' && /[完建开启安新改培投竣达实举组发全累交]/.test(characters[at + 1] ?? '');

const separates = (characters: string, kept: string, at: number, original: string): boolean => {
  const character = characters[at];
  if (character === ' ') return !blankIsIdle(kept, characters, at);
  if (character !== ',' || !isDigit(kept.at(-1)) || !continuesNumber(kept, characters, at + 1)) return true;
  return !(original === ',' || HAN.test(characters[at + 4] ?? ''));
};

/** Characters that may go, or stand for another one. */
const DOUBTFUL = /[ 己]|\d,\d/;

const range = (length: number): number[] => {
  const numbers: number[] = [];
  for (let at = 0; at < length; at += 1) numbers.push(at);
  return numbers;
};

/** `normalise('完成１ 200 个').text` → `完成1200个`. */
export const normalise = (original: string): NormalText => {
  const characters = inOneForm(original);
  if (!DOUBTFUL.test(characters)) return { text: characters, origin: range(characters.length) };
  let kept = '';
  const origin: number[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    if (!separates(characters, kept, at, original.charAt(at))) continue;
    kept += isTypo(characters, at) ? '已' : characters.charAt(at);
    origin.push(at);
  }
  return { text: kept, origin };
};

/** Original half-open range of a normalised one. */
export const originalRange = (normal: NormalText, start: number, end: number): { start: number; end: number } => {
  const first = normal.origin[start] ?? 0;
  const last = normal.origin[Math.max(start, end - 1)] ?? first;
  return { start: first, end: Math.max(first, last) + 1 };
};
