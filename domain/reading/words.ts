/**
 * Finds the lexicon's words in a piece of text: left to right, the longest first, none overlapping.
 */
import { LEXICON } from './lexicon.ts';
import type { WordTag } from './lexicon.ts';

export type Word = { readonly word: string; readonly tag: WordTag; readonly start: number; readonly end: number };

const isTag = (name: string): name is WordTag => name in LEXICON;

const byFirstCharacter = (): ReadonlyMap<string, readonly { word: string; tag: WordTag }[]> => {
  const index = new Map<string, { word: string; tag: WordTag }[]>();
  for (const [tag, words] of Object.entries(LEXICON)) {
    if (!isTag(tag)) continue;
    for (const word of words.split(' ')) {
      const first = word.charAt(0);
      const list = index.get(first) ?? [];
      list.push({ word, tag });
      index.set(first, list);
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.word.length - a.word.length);
  return index;
};

const INDEX = byFirstCharacter();

/** `wordsIn('正在施工')` → 正在 (building), 施工 (building). */
export const wordsIn = (text: string): Word[] => {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const entry = INDEX.get(text.charAt(at))?.find(({ word }) => text.startsWith(word, at));
    if (entry) found.push({ ...entry, start: at, end: at + entry.word.length });
    at += entry?.word.length ?? 1;
  }
  return found;
};

/** `text` without the lexicon's words of these tags. */
export const without = (text: string, words: readonly Word[]): string => {
  let rest = '';
  let from = 0;
  for (const word of words) {
    rest += text.slice(from, word.start);
    from = word.end;
  }
  return rest + text.slice(from);
};
