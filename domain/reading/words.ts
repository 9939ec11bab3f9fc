/**
 * Finds the lexicon's words in a piece of text: left to right, the longest first, none overlapping.
 *
 * 未 and its kin in front of a verb of beginning make one word, whatever stands between them: 尚未全面启动, 未能按计划进场.
 */
import { LEXICON } from './lexicon.ts';
import type { WordTag } from './lexicon.ts';
import { remembered } from './memo.ts';

export type Word = { readonly word: string; readonly tag: WordTag; readonly start: number; readonly end: number };

type Entry = { readonly word: string; readonly tag: WordTag };

const isTag = (name: string): name is WordTag => name in LEXICON;

/** Words by their first two characters, the longest first; those of one character by that one. */
const byBeginning = (): ReadonlyMap<string, Entry[]> => {
  const index = new Map<string, Entry[]>();
  for (const [tag, words] of Object.entries(LEXICON)) {
    if (!isTag(tag)) continue;
    for (const word of words.split(' ')) {
      const beginning = word.slice(0, 2);
      const list = index.get(beginning);
      if (list) list.push({ word, tag });
      else index.set(beginning, [{ word, tag }]);
    }
  }
  for (const list of index.values()) if (list.length > 1) list.sort((a, b) => b.word.length - a.word.length);
  return index;
};

const INDEX = byBeginning();
const FIRST: ReadonlySet<string> = new Set(Array.from(INDEX.keys(), (beginning) => beginning.charAt(0)));

const entryAt = (text: string, at: number): Entry | undefined => {
  if (!FIRST.has(text.charAt(at))) return undefined;
  return INDEX.get(text.slice(at, at + 2))?.find(({ word }) => text.startsWith(word, at)) ?? INDEX.get(text.charAt(at))?.[0];
};

/** What is not begun where 未 stands in front of it; 未建成 and 未完成 are begun. */
const BEGINNING =
  /(?:启动|开展|实施|动工|动土|开工|开建|开始|进场|入场|施工|着手|组织|推进|部署|铺开|破土|进行|发放|建设(?!完|到位)|改造(?!完|到位)|安装(?!完|到位)|实行|执行|展开|开办|举办|开班|动手)/;
/** Most characters between 未 and the verb. */
const GAP = 7;
const NOT = /(?:未|没有|没|未能|无法|不能)$/;

const isNotBegun = (text: string, { word, tag, end }: Word): number => {
  if (tag !== 'negation' || !NOT.test(word)) return 0;
  const found = BEGINNING.exec(text.slice(end, end + GAP + 2));
  return found && found.index <= GAP ? end + found.index + found[0].length : 0;
};

/** `wordsIn('正在施工')` → 正在 (building), 施工 (building). */
export const wordsIn: (text: string) => readonly Word[] = remembered((text) => {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const entry = entryAt(text, at);
    if (entry === undefined) {
      at += 1;
      continue;
    }
    const word: Word = { ...entry, start: at, end: at + entry.word.length };
    const end = isNotBegun(text, word);
    found.push(end > 0 ? { word: text.slice(at, end), tag: 'none_yet', start: at, end } : word);
    at = Math.max(word.end, end);
  }
  return found;
});

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
