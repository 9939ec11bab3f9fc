/**
 * Words of completion without a number: 均已完工并投入使用, 通风柜更换完毕.
 *
 * They complete a target only where nothing in the clause says that it speaks of a plan, a draft or one stage of the works, and
 * where the clause names the target or names nothing. A clause that names one of several things promised (城东市场) does not finish
 * all of them; 除A、B外其余均已完成 leaves two out.
 */
import { phaseOfWords, startIsGoal } from './phase.ts';
import { thingOf } from './reports.ts';
import type { Segment } from './segments.ts';
import { coverage, gramsOf, similarity } from './similarity.ts';
import type { Weights } from './similarity.ts';
import type { Target } from './targets.ts';
import { wordsIn } from './words.ts';
import type { Word } from './words.ts';

/** A clause, the targets that it finishes, and how many things it leaves out. */
export type Finished = { readonly segment: Segment; readonly targets: readonly Target[]; readonly left: number };

const ALIKE = 0.3;
const NAMES_ALL = 0.99;
const NAMES_MOST = 0.6;
const PARTLY = /(?:部分|基本|初步|大部|主体|阶段性|陆续|分批|首|一期|前期|第一|土建|框架|结构|率先|个别|有的|正(?![式常]))/;
const ALL = /全部|全面|全数|均|都|悉数/;
const UNFINISHED = new Set(['prelim', 'plan', 'building', 'ongoing', 'start']);

/** Whether a clause says that something is finished, seen from a target. */
const says = (segment: Segment, words: readonly Word[], target: Target): boolean => {
  const begun = startIsGoal(target.phrase);
  const ends = words.some(({ tag }) => tag === 'done' || tag === 'finish' || (begun && tag === 'start'));
  if (!ends || PARTLY.test(segment.words)) return false;
  const unfinished = words.some(({ tag, word }) => UNFINISHED.has(tag) && !(begun && tag === 'start') && !target.phrase.includes(word));
  return !unfinished && phaseOfWords(words, target.phrase) === 'done';
};

const names = (thing: string, target: Target, alike: number, all: boolean): boolean => {
  if (thing === '') return true;
  if (alike < ALIKE) return false;
  return target.value === 1 || coverage(gramsOf(thing), target.grams) >= (all ? NAMES_MOST : NAMES_ALL);
};

const OTHERS = /其[余他它]/;
/** Most clauses back in which 除 is looked for. */
const REACH = 8;

/** 除A、B外,其余…: how many are left out; 0 where none is. */
const leftOut = (segments: readonly Segment[], at: number): number => {
  const clause = segments[at];
  if (clause === undefined || !OTHERS.test(clause.words)) return 0;
  const near = segments.slice(Math.max(0, at - REACH), at + 1).filter(({ sentence }) => sentence === clause.sentence);
  const from = near.findIndex(({ words }) => words.startsWith('除'));
  if (from < 0) return 0;
  const exception = near.slice(from).map(({ words }) => words.split(OTHERS)[0] ?? '');
  return exception.flatMap((words) => words.split(/和|与|及/)).filter((name) => name !== '').length;
};

/** Clauses without numbers that complete targets, in order. */
export const finishedClauses = (segments: readonly Segment[], targets: readonly Target[], weights: Weights): Finished[] =>
  segments.flatMap((segment, index): Finished[] => {
    if (segment.depth > 0 || segment.ahead) return [];
    const words = wordsIn(segment.words);
    if (!words.some(({ tag }) => tag === 'done' || tag === 'finish' || tag === 'start')) return [];
    const all = ALL.test(segment.words);
    const counts = segment.pieces.length > 0;
    const thing = thingOf(segment.words.replace(/^.*其[余他它]/s, ''));
    const grams = gramsOf(thing);
    const meant = targets.filter((target) => {
      if (counts && !(target.op === 'done' && all)) return false;
      return says(segment, words, target) && names(thing, target, similarity(grams, target.grams, weights), all);
    });
    return meant.length > 0 ? [{ segment, targets: meant, left: leftOut(segments, index) }] : [];
  });
