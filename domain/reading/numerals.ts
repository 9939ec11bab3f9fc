/**
 * Numbers as digits (1,250 → 1250, 3.5万) and as Chinese numerals (十二, 三十三点五, 两百).
 *
 * Only the number itself is read here; what it counts is the business of `quantities.ts`.
 */

export type Numeral = { readonly value: number; readonly end: number; readonly hanzi: boolean };

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['零', 0],
  ['〇', 0],
  ['一', 1],
  ['二', 2],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
  ['肆', 4],
  ['伍', 5],
  ['陆', 6],
  ['柒', 7],
  ['捌', 8],
  ['玖', 9],
]);
const POWERS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const MYRIADS: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);

/** A longer run of numerals or digits is a code, not a count. */
const LONGEST = 15;

export const isDigit = (character: string | undefined): boolean => character !== undefined && character >= '0' && character <= '9';

export const isHanziDigit = (character: string): boolean => DIGITS.has(character);

const digitsFrom = (text: string, start: number): number => {
  let end = start;
  while (isDigit(text[end])) end += 1;
  return end;
};

const SCALED = new Set('百千');

/** 万, 亿 and 千 after digits: `3.5万` → 35000. */
const scaled = (text: string, end: number, value: number): Numeral => {
  const scale = text.startsWith('万亿', end) ? 1e12 : (MYRIADS.get(text[end] ?? '') ?? null);
  if (scale !== null) return { value: Number((value * scale).toPrecision(12)), end: end + (scale === 1e12 ? 2 : 1), hanzi: false };
  if (!SCALED.has(text[end] ?? '')) return { value, end, hanzi: false };
  const power = /^[百千](?=[余多]?[万亿]?[余多]?[人户个名元亩家套棵株盏只条])/.exec(text.slice(end, end + 5));
  if (!power) return { value, end, hanzi: false };
  const next = scaled(text, end + 1, value * (POWERS.get(power[0]) ?? 1));
  return next;
};

const digitNumeral = (text: string, start: number): Numeral | null => {
  const whole = digitsFrom(text, start);
  const fraction = text[whole] === '.' && isDigit(text[whole + 1]) ? digitsFrom(text, whole + 1) : whole;
  if (fraction - start > LONGEST) return null;
  return scaled(text, fraction, Number(text.slice(start, fraction)));
};

const decimalPart = (text: string, start: number): { value: number; end: number } => {
  let end = start;
  let value = 0;
  for (let scale = 0.1; end - start < LONGEST; scale /= 10, end += 1) {
    const digit = DIGITS.get(text[end] ?? '');
    if (digit === undefined) break;
    value += digit * scale;
  }
  return { value: Number(value.toFixed(10)), end };
};

/** 二〇二四, 三五: digits spoken one by one. */
const spoken = (text: string, start: number, end: number): number =>
  Number(Array.from(text.slice(start, end), (character) => DIGITS.get(character) ?? 0).join(''));

const hanziNumeral = (text: string, start: number): Numeral | null => {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let end = start;
  let powers = false;
  for (; end - start <= LONGEST; end += 1) {
    const character = text[end] ?? '';
    const power = POWERS.get(character);
    const myriad = MYRIADS.get(character);
    if (DIGITS.has(character)) digit = DIGITS.get(character) ?? 0;
    else if (power !== undefined && (end > start || power === 10)) {
      section += (digit ?? 1) * power;
      digit = null;
      powers = true;
    } else if (myriad !== undefined && end > start) {
      total = (total + section + (digit ?? 0)) * myriad;
      section = 0;
      digit = null;
      powers = true;
    } else break;
  }
  if (end === start || end - start > LONGEST) return null;
  const value = powers ? total + section + (digit ?? 0) : spoken(text, start, end);
  if (text[end] !== '点' || !DIGITS.has(text[end + 1] ?? '')) return { value, end, hanzi: true };
  const fraction = decimalPart(text, end + 1);
  return { value: value + fraction.value, end: fraction.end, hanzi: true };
};

/** Number that starts at `at`, or null. `numeralAt('3.5万人', 0)` → 35000. */
export const numeralAt = (text: string, at: number): Numeral | null =>
  isDigit(text[at]) ? digitNumeral(text, at) : hanziNumeral(text, at);

/** First position after the run of digits or numerals that starts at `at`; at least `at + 1`. */
export const skipNumeral = (text: string, at: number): number => {
  let end = at;
  while (isDigit(text[end]) || (text[end] === '.' && isDigit(text[end + 1])) || DIGITS.has(text[end] ?? '')) end += 1;
  return Math.max(end, at + 1);
};
