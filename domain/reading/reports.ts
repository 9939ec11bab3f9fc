/**
 * The numbers of 进展情况, each with the words that say what it counts and how far that has come.
 *
 * Nothing is decided here about indicators: a report only knows its own words, what introduced it, and whether it is a total, a
 * part (其中), this month's share or the rest of a whole.
 */
import { CHANGE } from './change.ts';
import { nounOf, phraseOf } from './labels.ts';
import type { WordTag } from './lexicon.ts';
import { phaseBetween, phaseOfWords } from './phase.ts';
import type { Phase } from './phase.ts';
import type { Quantity } from './quantities.ts';
import { clausesOf, scopeCount } from './scope.ts';
import type { Segment } from './segments.ts';
import { without, wordsIn } from './words.ts';
import type { Word } from './words.ts';
import { STAGE_OF_WORKS } from './works.ts';

export type Report = {
  readonly quantity: Quantity;
  readonly segment: Segment;
  readonly order: number;
  /** Words around the number, and the label words of what stands before it in the sentence. */
  readonly phrase: string;
  readonly context: string;
  /** True where the words around the number name nothing: 完成1429人. */
  readonly unnamed: boolean;
  /** Words right in front of the number, and those behind it that are its own. */
  readonly front: string;
  readonly after: string;
  readonly before: readonly Word[];
  readonly behind: readonly Word[];
  readonly introduced: Phase | null;
  readonly fixed: Phase | null;
  /** Said of all that went before: 均, 各. */
  readonly all: boolean;
  readonly total: boolean;
  readonly part: boolean;
  readonly period: boolean;
};

const has = (words: readonly Word[], tag: WordTag): boolean => words.some((word) => word.tag === tag);

const STANDARD_BEFORE = /(?:每|人均|户均|千人|万人|生均|达标率)[^,]{0,8}$/;
const PER_HEAD = /每|人均|户均|千人|万人|生均/;
const CHANGES = /提高|提升|增长|下降|降低|减少/;
const OF_WHOLE = /(?:[^进设施动造装程过理行]|^)(?:中|之中|里)$/;
const EXCEPTED = /^除/;
/** A goal repeated in front of its number: 年度目标20个. */
const GOAL = /^(?!.*完成).*(?:目标|任务|指标|计划)(?:任务|数|量)?(?:为|是|共)?$/;

/** Phases that the words around a number settle whatever the target. */
const fixedPhase = (piece: { before: string; after: string }, before: readonly Word[], behind: readonly Word[]): Phase | null => {
  if (has(before, 'last_year')) return 'last_year';
  if (EXCEPTED.test(piece.before)) return 'excepted';
  if (OF_WHOLE.test(piece.after)) return 'scope';
  if (STANDARD_BEFORE.test(piece.before)) return 'standard';
  if (GOAL.test(piece.before)) return 'planned';
  const status = phaseOfWords(behind, '') ?? phaseOfWords(before, '');
  return has(before, 'rest') && status !== 'done' ? 'remaining' : null;
};

const FILLER = /[已现目前了约近超逾达有至的于新实累计完成仅又再另了个今本年月上半首季度第一二三四共合总计\d]/g;

/** Words that go with any thing and name none. */
const GENERIC =
  /年度|任务|目标|全年|季度|半年|圆满|顺利|如期|按期|按时|高质量|提前|超额|工程|项目|工作|建设|实际|有关|相关|各类|各项|保持|其他|全线|参训|所有|全部|正式|对外|面向|向?社会|公众|通过|等待|[两二三四五六][项类个者]/g;

/** What is left of words when everything that names no thing is taken away. */
export const thingOf = (words: string): string => nounOf(without(words, wordsIn(words)).replace(GENERIC, '')).replace(FILLER, '');

type Reading = { context: string; phase: Phase | null; part: boolean; sentence: number };

const says = (words: string): boolean => phaseOfWords(wordsIn(words), '') !== null;

/** 16座已完成10座, 12个点位已有8个投用: the first number is the whole, and what is said is said of the second. */
const isWhole = (segment: Segment, at: number): boolean => {
  const [piece, next] = [segment.pieces[at], segment.pieces[at + 1]];
  if (at > 0 || !piece || !next || segment.pieces.length !== 2 || says(piece.before)) return false;
  const sameKind = piece.quantity.unit?.name === next.quantity.unit?.name && next.quantity.value <= piece.quantity.value;
  return sameKind && says(next.before) !== says(next.after);
};

/**
 * The words behind each number of a segment that are its own: not those that the next number claims as its front. Numbers without
 * words between them (1栋150套主体封顶) share what stands behind the last.
 */
const behindWords = ({ pieces }: Segment): string[] => {
  const first = pieces[0]?.before ?? '';
  const numberFirst = thingOf(first) === '' && wordsIn(first).length === 0;
  const behind: string[] = [];
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const after = pieces[at]?.after ?? '';
    const last = at === pieces.length - 1;
    behind[at] = !last && after === '' ? (behind[at + 1] ?? '') : last || numberFirst ? after : '';
  }
  return behind;
};

/** Phase that a number has by its place: in a plan, as the place of an action, as the start of a change, as the whole of a part. */
const placed = (segment: Segment, at: number, skip: number): Phase | null => {
  if (segment.ahead) return 'planned';
  const piece = segment.pieces[at];
  if (piece && at + 1 < segment.pieces.length && CHANGE.test(piece.after)) return 'last_year';
  return at < skip || isWhole(segment, at) ? 'scope' : null;
};

/** A list goes on as it began; an aside is as far as what it stands in. */
const introducedBy = (segment: Segment, state: Reading): Phase | null =>
  segment.link === 'item' || segment.link === 'colon' || segment.depth > 0 ? state.phase : null;

const readSegment = (segment: Segment, state: Reading, skip: number, order: number): Report[] => {
  const behindAll = behindWords(segment);
  return segment.pieces.map((piece, at): Report => {
    const before = wordsIn(piece.before);
    const after = behindAll[at] ?? '';
    const behind = wordsIn(after);
    const part = has(before, 'part') || segment.depth > 0 || (state.part && segment.link !== 'sentence');
    const report: Report = {
      quantity: piece.quantity,
      segment,
      order: order + at,
      phrase: phraseOf(piece.before) + phraseOf(after),
      context: state.context,
      unnamed: thingOf(piece.before + after).length <= 1,
      front: piece.before,
      after,
      before,
      behind,
      part,
      introduced: introducedBy(segment, state),
      fixed: placed(segment, at, skip) ?? fixedPhase({ before: piece.before, after }, before, behind),
      all: has(before, 'all'),
      total: has(before, 'total'),
      period: has(before, 'period'),
    };
    state.part = part && segment.depth === 0;
    state.phase = phaseBetween(before, behind, report.introduced, '');
    if (!report.unnamed) state.context = report.phrase;
    return report;
  });
};

const enter = (segment: Segment, state: Reading): void => {
  if (segment.sentence !== state.sentence) Object.assign(state, { context: '', phase: null, part: false, sentence: segment.sentence });
  if (segment.pieces.length > 0) return;
  const words = wordsIn(segment.words);
  state.phase = phaseOfWords(words, '') ?? (segment.link === 'item' ? state.phase : null);
  if (has(words, 'part')) state.part = true;
  if (thingOf(segment.words) !== '') state.context = segment.words;
};

/** A text with more numbers is a list, no report; what comes later is not read. */
const MOST = 200;

/** Every quantity of the progress text, in order. */
export const reportsOf = (segments: readonly Segment[]): Report[] => {
  const reports: Report[] = [];
  let outer: Segment | null = null;
  const state: Reading = { context: '', phase: null, part: false, sentence: -1 };
  for (const clause of clausesOf(segments)) {
    if (reports.length >= MOST) break;
    let skip = scopeCount(clause);
    for (const segment of clause) {
      const aside = segment.depth > 0;
      const reading = aside ? { ...state, phase: outer === null ? null : phaseOfWords(wordsIn(outer.words), '') } : state;
      enter(segment, reading);
      reports.push(...readSegment(segment, reading, aside ? 0 : skip, reports.length));
      if (!aside) skip = Math.max(0, skip - segment.pieces.length);
      if (!aside) outer = segment;
    }
  }
  return reports.slice(0, MOST);
};

/** How far what a report counts has come, seen from a target. */
export const phaseFor = (report: Report, targetPhrase: string): Phase => {
  const perHead = report.fixed === 'standard' && PER_HEAD.test(targetPhrase);
  const change = report.fixed === 'last_year' && report.quantity.unit?.family === 'points' && CHANGES.test(targetPhrase);
  const works = STAGE_OF_WORKS.exec(report.front)?.[0];
  if (report.fixed === null && works !== undefined && !targetPhrase.includes(works)) return 'building';
  return (perHead || change ? null : report.fixed) ?? phaseBetween(report.before, report.behind, report.introduced, targetPhrase);
};
