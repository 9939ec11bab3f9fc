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

const oneCharacter = (character: string): string => {
  const punctuation = PUNCTUATION.get(character);
  if (punctuation !== undefined) return punctuation;
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return code < 0x80 ? character : (SIMPLE_FORM.get(character) ?? character);
};

/** Digits from `start` on, at most `limit` of them counted. */
const digitRun = (characters: readonly string[], start: number, limit: number): number => {
  let length = 0;
  while (length < limit && isDigit(characters[start + length])) length += 1;
  return length;
};

/** A group of exactly three digits after one to three digits continues a number: 1,250 and 1 200. */
const continuesNumber = (kept: readonly string[], characters: readonly string[], next: number): boolean => {
  let before = 0;
  while (before < 4 && isDigit(kept[kept.length - 1 - before])) before += 1;
  if (before === 0 || digitRun(characters, next, 4) !== 3) return false;
  const lead = kept[kept.length - before];
  const decimal = kept[kept.length - 1 - before] === '.';
  return lead !== '0' && !decimal && (before <= 3 || kept.length > 4);
};

/** Whether the blank at `at` may go: it separates neither two words in Latin letters nor two numbers. */
const blankIsIdle = (kept: readonly string[], characters: readonly string[], at: number): boolean => {
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

const isTypo = (characters: readonly string[], at: number): boolean =>
  characters[at] === '己' && /[完建开启安新改培投竣达实举组发全累交]/.test(characters[at + 1] ?? '');

const separates = (characters: readonly string[], kept: readonly string[], at: number, original: string): boolean => {
  const character = characters[at];
  if (character === ' ') return !blankIsIdle(kept, characters, at);
  if (character !== ',' || !isDigit(kept.at(-1)) || !continuesNumber(kept, characters, at + 1)) return true;
  return !(original === ',' || HAN.test(characters[at + 4] ?? ''));
};

/** `normalise('完成１ 200 个').text` → `完成1200个`. */
export const normalise = (original: string): NormalText => {
  const characters: string[] = [];
  for (let at = 0; at < original.length; at += 1) characters.push(oneCharacter(original.charAt(at)));
  const kept: string[] = [];
  const origin: number[] = [];
  characters.forEach((character, at) => {
    if (!separates(characters, kept, at, original.charAt(at))) return;
    kept.push(isTypo(characters, at) ? '已' : character);
    origin.push(at);
  });
  return { text: kept.join(''), origin };
};

/** Original half-open range of a normalised one. */
export const originalRange = (normal: NormalText, start: number, end: number): { start: number; end: number } => {
  const first = normal.origin[start] ?? 0;
  const last = normal.origin[Math.max(start, end - 1)] ?? first;
  return { start: first, end: Math.max(first, last) + 1 };
};
