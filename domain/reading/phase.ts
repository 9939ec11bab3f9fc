/**
 * How far a counted thing has come: done, only started, being built, prepared, planned, last year's, what is left, or mere scope.
 *
 * Words behind a number weigh more than words in front of it (3座桥梁改造前期工作) unless those in front say that it stands (建好3个点位), a plan more than what is planned (预计建成).
 * A word that the target itself uses says nothing about progress: for 开工改造1500个 a start is the result, for 出台办法 the issue.
 */
import type { WordTag } from './lexicon.ts';
import { remembered } from './memo.ts';
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
  issue: 'preparing',
  plan: 'planned',
  none_yet: 'not_done',
  negation: 'not_done',
};

const NEUTRAL_IN_TARGET: ReadonlySet<WordTag> = new Set(['start', 'building', 'ongoing', 'prelim']);

const START_IS_GOAL = /开工|启动|动工|开建/;
const BEGUN: ReadonlySet<WordTag> = new Set(['start', 'building', 'ongoing']);
/** A document is what is promised. */
const ISSUE_IS_GOAL = /出台|制定|制订|编制|印发|修订|发布|公布|编印|规划方案$/;
/** Names of documents, which say nothing of how far one has come. */
const DOCUMENT = /^(?:编制|制定|制订|规划|规划编制|规划方案|方案|.{2}方案|建设规划)$/;

const ENDS = new Set(['完成', '完毕', '结束', '办结']);

/** 选址全部完成: what is over is the preparation right in front. */
const endsPreparation = (words: readonly Word[], at: number): boolean => {
  const word = words[at];
  const preparation = words.slice(0, at).findLast(({ tag }) => tag === 'prelim');
  return word !== undefined && preparation !== undefined && ENDS.has(word.word) && word.start - preparation.end <= 3;
};

/** 完成施工: the works themselves are over, not one stage of them. */
const endsWorks = (words: readonly Word[], at: number): boolean => {
  const [word, end] = [words[at], words[at - 1]];
  return word?.word === '施工' && end?.tag === 'finish' && end.end === word.start;
};

/** Whether to start is what the target promises. */
export const startIsGoal = remembered((targetPhrase) => START_IS_GOAL.test(targetPhrase));

/** Whether a document is what the target promises. */
export const issueIsGoal = remembered((targetPhrase) => ISSUE_IS_GOAL.test(targetPhrase));

/** Whether a word says nothing of progress, because the target is called by it. */
export const isNeutral = ({ word, tag }: Word, targetPhrase: string, issued: boolean): boolean =>
  (NEUTRAL_IN_TARGET.has(tag) && targetPhrase.includes(word)) || (issued && DOCUMENT.test(word));

/** What the words of one stretch say, given the words that the target uses; null where they are silent. */
export const phaseOfWords = (words: readonly Word[], targetPhrase: string): Phase | null => {
  if (words.length === 0) return null;
  const begun = startIsGoal(targetPhrase);
  const issued = issueIsGoal(targetPhrase);
  let phase: Phase | null = null;
  let at = -1;
  for (const word of words) {
    at += 1;
    const { tag } = word;
    const reached = (begun && BEGUN.has(tag)) || (issued && tag === 'issue');
    const said = reached || endsWorks(words, at) ? 'done' : PHASE_OF_TAG[tag];
    if (said === undefined) continue;
    if (!reached && isNeutral(word, targetPhrase, issued)) continue;
    if (phase === 'planned' || phase === 'not_done') break;
    if (phase === 'preparing' && endsPreparation(words, at)) continue;
    phase = said;
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
