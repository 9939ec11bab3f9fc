/**
 * How far a task is when no figure speaks: 未启动, 前期, 在建, 已完成.
 *
 * Each clause is judged by its own words; the furthest clause speaks for the text. In a clause the last word decides
 * (施工招标 prepares, 招标后施工 builds). What is only expected counts as preparation, unless the text says that nothing has begun.
 */
import type { Stage } from '../types.ts';
import type { WordTag } from './lexicon.ts';
import { goesOnWithPlan } from './plans.ts';
import type { Segment } from './segments.ts';
import type { Span } from './targets.ts';
import { wordsIn } from './words.ts';
import type { Word } from './words.ts';

/** What a clause says; an expectation is less than a beginning. */
type Said = Stage | 'expected';

/** Words that settle a clause by themselves; the last of them speaks. */
const STRONG: Partial<Record<WordTag, Said>> = {
  prelim: 'preparing',
  issue: 'preparing',
  start: 'under_way',
  building: 'under_way',
  done: 'under_way',
};
const WEAK: ReadonlySet<WordTag> = new Set(['ongoing', 'finish']);

const RANK: Record<Said, number> = { unknown: 0, expected: 1, not_started: 2, preparing: 3, under_way: 4, completed: 5 };

const stageOfWords = (words: readonly Word[]): Said => {
  let strong: Said | null = null;
  let weak: Said = 'unknown';
  let denied = false;
  let ended = false;
  for (const { tag } of words) {
    const missing = denied && tag === 'finish';
    denied = tag === 'negation';
    if (missing) continue;
    if (tag === 'none_yet') return strong === null || (strong === 'preparing' && !ended) ? 'not_started' : strong;
    ended = tag === 'finish';
    if (tag === 'plan') return strong ?? 'expected';
    strong = STRONG[tag] ?? strong;
    if (WEAK.has(tag)) weak = 'under_way';
  }
  return strong ?? weak;
};

/** Stage that the words of the text name, and where it stands. */
export const stageOf = (segments: readonly Segment[]): { stage: Stage; spans: Span[] } => {
  let best: Said = 'unknown';
  let span: Span | null = null;
  for (const [at, segment] of segments.entries()) {
    const stage = segment.ahead || goesOnWithPlan(segments, at) ? 'expected' : stageOfWords(wordsIn(segment.words));
    if (RANK[stage] <= RANK[best]) continue;
    if (segment.depth > 0 && best !== 'unknown') continue;
    best = stage;
    span = { start: segment.start, end: segment.end };
  }
  return { stage: best === 'expected' ? 'preparing' : best, spans: span ? [span] : [] };
};
