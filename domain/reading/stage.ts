/**
 * How far a task is when no figure speaks: 未启动, 前期, 在建, 已完成.
 *
 * Each clause is judged by its own words; the furthest clause speaks for the text. In a clause the last word decides
 * (施工招标 prepares, 招标后施工 builds), and what is only expected counts as preparation.
 */
import type { Stage } from '../types.ts';
import type { WordTag } from './lexicon.ts';
import type { Segment } from './segments.ts';
import type { Span } from './targets.ts';
import { wordsIn } from './words.ts';
import type { Word } from './words.ts';

/** Words that settle a clause by themselves; the last of them speaks. */
const STRONG: Partial<Record<WordTag, Stage>> = { prelim: 'preparing', start: 'under_way', building: 'under_way', done: 'under_way' };
const WEAK: ReadonlySet<WordTag> = new Set(['ongoing', 'finish']);

const RANK: Record<Stage, number> = { unknown: 0, not_started: 1, preparing: 2, under_way: 3, completed: 4 };

const stageOfWords = (words: readonly Word[]): Stage => {
  let strong: Stage | null = null;
  let weak: Stage = 'unknown';
  for (const { tag } of words) {
    if (tag === 'none_yet') return strong ?? 'not_started';
    if (tag === 'plan') return strong === 'under_way' ? strong : 'preparing';
    strong = STRONG[tag] ?? strong;
    if (WEAK.has(tag)) weak = 'under_way';
  }
  return strong ?? weak;
};

/** Stage that the words of the text name, and where it stands. */
export const stageOf = (segments: readonly Segment[]): { stage: Stage; spans: Span[] } => {
  let best: Stage = 'unknown';
  let span: Span | null = null;
  for (const segment of segments) {
    const stage = segment.ahead ? 'preparing' : stageOfWords(wordsIn(segment.words));
    if (RANK[stage] <= RANK[best]) continue;
    if (segment.depth > 0 && best !== 'unknown') continue;
    best = stage;
    span = { start: segment.start, end: segment.end };
  }
  return { stage: best, spans: span ? [span] : [] };
};
