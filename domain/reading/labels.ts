/**
 * What an indicator is called: the words around its number without verbs, comparators and filler.
 */
import { HEAD_WORDS, INNER_VERBS, NO_HEADS, TAIL_WORDS } from './label-words.ts';
import { DATE, DEADLINE, MONTH } from './lexicon.ts';
import { remembered } from './memo.ts';

/** Quotation marks, blanks and the stand-ins for dates. */
const NO_NAME = new RegExp(`["“”‘’'《》<>\\s${DATE}${DEADLINE}${MONTH}]`, 'g');

/** Longest label shown, and the length from which a shorter name is looked for inside. */
const LONGEST = 18;
const LONG = 8;
/** Most words cut off at one end. */
const TURNS = 6;

/** Words by the character that `end` picks, the longest first. */
const byCharacter = (words: string, end: (word: string) => string): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  for (const word of words.split(' ')) {
    const list = index.get(end(word));
    if (list) list.push(word);
    else index.set(end(word), [word]);
  }
  for (const list of index.values()) if (list.length > 1) list.sort((a, b) => b.length - a.length);
  return index;
};

const HEADS = byCharacter(HEAD_WORDS, (word) => word.charAt(0));
const TAILS = byCharacter(TAIL_WORDS, (word) => word.slice(-1));
/** Words that end like a comparator: 签约, 预约. */
const NO_TAIL = /[签预节合集制条特违邀]约$/;

const KEPT = byCharacter(NO_HEADS, (word) => word.charAt(0));

const headOf = (text: string): number => {
  const first = text.charAt(0);
  const found = HEADS.get(first)?.find((word) => text.startsWith(word))?.length ?? 0;
  return found > 0 && KEPT.get(first)?.some((word) => text.startsWith(word)) === true ? 0 : found;
};

const tailOf = (text: string): number => {
  const found = TAILS.get(text.slice(-1))?.find((word) => text.endsWith(word))?.length ?? 0;
  return found > 0 && NO_TAIL.test(text) ? 0 : found;
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
export const phraseOf = remembered((words) => withoutTail(words.replace(NO_NAME, '')));

/** The noun of some words: `nounOf('新增社区老年食堂不少于')` → 社区老年食堂; empty where only verbs and filler stand. */
export const nounOf = remembered((words) => {
  const noun = withoutHead(phraseOf(words));
  return noun.startsWith('的') ? noun.slice(1) : noun;
});

const INNER = INNER_VERBS.split(' ');

/** How far something reaches, no thing by itself. */
const NO_THING = /^(?:全覆盖|应.尽.)$/;

/** The thing behind an inner verb of a long name, with the verb's object only: 面向返乡农民工开展|职业技能培训. */
const inner = (label: string): string => {
  if (label.length <= LONG) return label;
  const ends = INNER.map((verb) => (label.includes(verb) ? label.lastIndexOf(verb) + verb.length : 0));
  const object = withoutHead(label.slice(Math.max(...ends)));
  return object.length >= 2 && !NO_THING.test(object) ? object : label;
};

/** Whom and how often an amount is for: the unit says it. */
const PER_HEAD = /(?:人均|户均)?(?:每[人户月年生天亩])+(?:提高|增加|上调)?$/;

const shortened = (label: string): string =>
  Array.from(inner(withoutTail(label.replace(PER_HEAD, ''))).replace(/的|实现|提供/g, ''))
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
