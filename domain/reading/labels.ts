/**
 * What an indicator is called: the words around its number without verbs, comparators and filler.
 */
import { HEAD_WORDS, INNER_VERBS, TAIL_WORDS } from './label-words.ts';
import { DATE, DEADLINE, MONTH } from './lexicon.ts';

/** Quotation marks, blanks and the stand-ins for dates. */
const NO_NAME = new RegExp(`["“”‘’'《》<>\\s${DATE}${DEADLINE}${MONTH}]`, 'g');

/** Longest label shown, and the length from which a shorter name is looked for inside. */
const LONGEST = 18;
const LONG = 8;
/** Most words cut off at one end. */
const TURNS = 6;

const HEADS: ReadonlySet<string> = new Set(HEAD_WORDS.split(' '));
const TAILS: ReadonlySet<string> = new Set(TAIL_WORDS.split(' '));
const HEAD_FIRST: ReadonlySet<string> = new Set([...HEADS].map((word) => word.charAt(0)));
const TAIL_LAST: ReadonlySet<string> = new Set([...TAILS].map((word) => word.slice(-1)));
const LONGEST_HEAD = Math.max(...[...HEADS].map(({ length }) => length));
const LONGEST_TAIL = Math.max(...[...TAILS].map(({ length }) => length));

const headOf = (text: string): number => {
  if (!HEAD_FIRST.has(text.charAt(0))) return 0;
  for (let length = Math.min(LONGEST_HEAD, text.length); length > 0; length -= 1) if (HEADS.has(text.slice(0, length))) return length;
  return 0;
};

const tailOf = (text: string): number => {
  if (!TAIL_LAST.has(text.slice(-1))) return 0;
  for (let length = Math.min(LONGEST_TAIL, text.length); length > 0; length -= 1) if (TAILS.has(text.slice(-length))) return length;
  return 0;
};

const withoutHead = (text: string): string => {
  let rest = text;
  for (let turns = 0, length = headOf(rest); turns < TURNS && length > 0; turns += 1, length = headOf(rest)) rest = rest.slice(length);
  return rest;
};

const withoutTail = (text: string): string => {
  let rest = text;
  for (let turns = 0, length = tailOf(rest); turns < TURNS && length > 0; turns += 1, length = tailOf(rest)) rest = rest.slice(0, -length);
  return rest;
};

/** Comparators and dates cut off, verbs kept: what tells 新建 and 改造 of one object apart. */
export const phraseOf = (words: string): string => withoutTail(words.replace(NO_NAME, ''));

/** The noun of some words: `nounOf('新增社区老年食堂不少于')` → 社区老年食堂; empty where only verbs and filler stand. */
export const nounOf = (words: string): string => {
  const noun = withoutHead(phraseOf(words));
  return noun.startsWith('的') ? noun.slice(1) : noun;
};

const INNER = INNER_VERBS.split(' ');

/** The thing behind an inner verb of a long name, with the verb's object only: 面向返乡农民工开展|职业技能培训. */
const inner = (label: string): string => {
  if (label.length <= LONG) return label;
  const ends = INNER.map((verb) => (label.includes(verb) ? label.lastIndexOf(verb) + verb.length : 0));
  const object = withoutHead(label.slice(Math.max(...ends)));
  return object.length >= 2 ? object : label;
};

const shortened = (label: string): string =>
  Array.from(inner(label).replace(/的|实现|提供/g, ''))
    .slice(0, LONGEST)
    .join('');

/** A label as it is shown, from all words of a promise without a number. */
export const shortLabel = (words: string): string => shortened(nounOf(words)) || phraseOf(words);

/** Words that only lead to the number's own noun: examples (金桥大道等12条断头路) and places (在城郊结合部的240个路口). */
const leads = (before: string, front: string): boolean =>
  front.length <= 2 || /等(?:不少于|共计|共|约|的)?$/.test(before) || /^(?:在|为|对|面向).*的$/.test(before);

/** Label from the words before and behind a number: the words before name it unless they only lead on. */
export const labelOf = (before: string, after: string): string => {
  const front = nounOf(before);
  const back = nounOf(after);
  if (back !== '' && leads(before, front)) return shortened(back);
  return shortened(front === '' ? phraseOf(before) : front);
};
