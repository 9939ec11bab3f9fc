/**
 * How far a counted thing has come: done, only started, being built, prepared, planned, last year's, what is left, or mere scope.
 *
 * Words behind a number weigh more than words in front of it (3座桥梁改造前期工作) unless those in front say that it stands (建好3个点位), a plan more than what is planned (预计建成).
 * A word that the target itself uses says nothing about progress: for 开工改造1500个 a start is the result.
 */
import type { WordTag } from './lexicon.ts';
import type { Word } from './words.ts';

export type Phase =
  | 'done'
  | 'started'
  | 'building'
  | 'preparing'
  | 'planned'
  | 'last_year'
  | 'remaining'
  | 'excepted'
  | 'scope'
  | 'standard'
  | 'not_done';

const PHASE_OF_TAG: Partial<Record<WordTag, Phase>> = {
  done: 'done',
  finish: 'done',
  start: 'started',
  building: 'building',
  ongoing: 'building',
  prelim: 'preparing',
  plan: 'planned',
  none_yet: 'not_done',
  negation: 'not_done',
};

const NEUTRAL_IN_TARGET: ReadonlySet<WordTag> = new Set(['start', 'building', 'ongoing', 'prelim']);

const START_IS_GOAL = /开工|启动|动工|开建/;
const BEGUN: ReadonlySet<WordTag> = new Set(['start', 'building', 'ongoing']);

const ENDS = new Set(['完成', '完毕', '结束', '办结']);

/** 选址全部完成: what is over is the preparation right in front. */
const endsPreparation = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  const preparation = words.slice(0, at).findLast(({ tag }) => tag === 'prelim');
  return word !== undefined && preparation !== undefined && ENDS.has(word.word) && word.start - preparation.end <= 3;
};

/** Whether to start is what the target promises. */
export const startIsGoal = (targetPhrase: string): boolean => START_IS_GOAL.test(targetPhrase);

/** What the words of one stretch say, given the words that the target uses; null where they are silent. */
export const phaseOfWords = (words: readonly Word[], targetPhrase: string): Phase | null => {
  const begun = startIsGoal(targetPhrase);
  let phase: Phase | null = null;
  for (const [at, { word, tag }] of words.entries()) {
    const said = begun && BEGUN.has(tag) ? 'done' : PHASE_OF_TAG[tag];
    if (said === undefined) continue;
    if (phase === 'planned' || phase === 'not_done') break;
    if (phase === 'preparing' && endsPreparation(words, at)) continue;
    if (!(NEUTRAL_IN_TARGET.has(tag) && targetPhrase.includes(word)) || said === 'done') phase = said;
  }
  return phase;
};

/** Phase of a quantity between the words before and behind it; what its list was introduced with speaks last. */
export const phaseBetween = (before: readonly Word[], behind: readonly Word[], introduced: Phase | null, targetPhrase: string): Phase => {
  const front = phaseOfWords(before, targetPhrase);
  if (front === 'planned' || front === 'not_done') return front;
  const back = phaseOfWords(behind, targetPhrase);
  const made = before.some(({ tag }) => tag === 'done') && front === 'done';
  return (made && back === 'preparing' ? front : back) ?? front ?? introduced ?? 'done';
};
