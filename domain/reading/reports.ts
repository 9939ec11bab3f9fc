/**
 * The numbers of 进展情况, each with the words that say what it counts and how far that has come.
 *
 * Nothing is decided here about indicators: a report only knows its own words, what introduced it, and whether it is a total, a
 * part (其中), this month's share or the rest of a whole.
 */
import { isChange } from './change.ts';
import { nounOf, phraseOf } from './labels.ts';
import type { WordTag } from './lexicon.ts';
import { remembered } from './memo.ts';
import { phaseBetween, phaseOfWords } from './phase.ts';
import type { Phase } from './phase.ts';
import type { Quantity } from './quantities.ts';
import { clausesOf, scopeCount } from './scope.ts';
import type { Segment } from './segments.ts';
import { without, wordsIn } from './words.ts';
import type { Word } from './words.ts';
import { stageOfWorks } from './works.ts';

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
  /** One stage of the works, where the words in front speak of one. */
  readonly works: string;
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
/** A share of what meets a standard is no completion, unless it is promised. */
const MEETING = '达标率';
const PER_HEAD = /每|人均|户均|千人|万人|生均/;
const CHANGES = /提高|提升|增长|下降|降低|减少/;
const OF_WHOLE = /(?:[^进设施动造装程过理行]|^)(?:中|之中|里)$/;
const EXCEPTED = /^除/;
/** The last of a list that 除 began: 除城南、东港2个点外. */
const EXCEPTED_TILL_HERE = /^.{0,4}(?:以|之)?外$/;
/** A goal repeated in front of its number: 年度目标20个. */
const GOAL = /^(?!.*完成).*(?:目标|任务|指标|计划)(?:任务|数|量)?(?:为|是|共)?$/;

/** 1个在做基础: something goes on, whatever it is. */
const GOES_ON = /^(?:正(?!式|常)|在(?![岗用册校读线营运职编学园])|仍|还在|处于|进入|因|由于|受(?![益训教惠助理]))/;
/** Goes on with a plan by dates: 6月底前完成8座，全年完成20座. */
const WHOLE_YEAR = /^全年(?!.*已)/;
/** 现有4所已交付: what there is now was made this year where it is said to be done. */
const NOW = /现有$/;
/** The rest of what a list began with. */
const REST_OF_LIST = /其余|剩余|余下|剩下|另/;

const isLastYear = (piece: Sides, before: readonly Word[], status: Phase | null): boolean =>
  has(before, 'last_year') && !(status === 'done' && NOW.test(piece.before));

type Sides = { readonly before: string; readonly after: string };

/** Phases that the words around a number settle whatever the target, given how far the sentence has come. */
const fixedPhase = (piece: Sides, before: readonly Word[], behind: readonly Word[], sofar: Phase | null): Phase | null => {
  const own = phaseOfWords(behind, '');
  if (isLastYear(piece, before, own)) return 'last_year';
  if (EXCEPTED.test(piece.before) || EXCEPTED_TILL_HERE.test(piece.after)) return 'excepted';
  if (OF_WHOLE.test(piece.after)) return 'scope';
  if (STANDARD_BEFORE.test(piece.before)) return 'standard';
  if (GOAL.test(piece.before)) return 'planned';
  const status = own ?? phaseOfWords(before, '');
  if (sofar === 'planned' && WHOLE_YEAR.test(piece.before)) return 'planned';
  if (status === null && GOES_ON.test(piece.after)) return 'building';
  if (!has(before, 'rest') || status === 'done') return null;
  return REST_OF_LIST.test(piece.before) && sofar !== null && sofar !== 'done' ? 'building' : 'remaining';
};

const FILLER = /[已现目前了并起约近超逾达有至的于新实累计完成仅又再另了个今本年月上半首季度第一二三四共合总计\d]/g;

/** Words that go with any thing and name none. */
const GENERIC =
  /年度|任务|目标|全年|季度|半年|圆满|顺利|如期|按期|按时|高质量|提前|超额|工程|项目|工作|建设|实际|有关|相关|各类|各项|保持|其他|全线|参训|所有|全部|正式|对外|免费|按要求|严格|面向|向?社会(?:各界)?|公众|通过|等待|陆续|以来|[当本该]日|同步|进入|阶段|使用单位|运营单位|管护单位|在[岗册校读营用保训]|参保|实有|保有|上?[月年季周]度?[底末初]|已经|现已|均已|完全|获得?|(?:国家|[省市县区])(?:人民政府|政府|级|委)|[两二三四五六][项类个者]/g;

/** What is left of words when everything that names no thing is taken away. */
export const thingOf = remembered((words) => nounOf(without(words, wordsIn(words)).replace(GENERIC, '')).replace(FILLER, ''));

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

/** 20个社区设备安装率达80%: the number is what the rate is of. */
const isOfRate = ({ pieces }: Segment, at: number): boolean => {
  const [piece, next] = [pieces[at], pieces[at + 1]];
  return piece !== undefined && next?.quantity.kind === 'percent' && /率(?:已?达到?|为|约)?$/.test(piece.after) && !says(piece.before);
};

/** Phase that a number has by its place: in a plan, as the place of an action, as the start of a change, as the whole of a part. */
const placed = (segment: Segment, at: number, skip: number): Phase | null => {
  if (segment.ahead) return 'planned';
  const piece = segment.pieces[at];
  if (piece && at + 1 < segment.pieces.length && isChange(piece.after)) return 'last_year';
  return at < skip || isWhole(segment, at) || isOfRate(segment, at) ? 'scope' : null;
};

/** Sums up what was just said: 3个停车场已开工，共计泊位1200个. */
const SUMMARY = /^(?:共计|合计|总计|总共|共|共有|涉及|共涉及|包括|惠及|总|分别为|可提供|建筑面积|总建筑面积)/;
/** Words of a report, by which a clause does not go on with a plan. */
const REPORTS = /已|累计|目前|现|截至|实际|[\ue000\ue002]/;
/** Phases that a summary cannot be further than. */
const UNDONE: ReadonlySet<Phase> = new Set(['started', 'building', 'planned']);

/** A list goes on as it began, and so do a part of it and a plan; an aside is as far as what it stands in. */
const introducedBy = (segment: Segment, before: string, part: boolean, { phase }: Reading): Phase | null => {
  if (segment.link === 'item' || segment.link === 'colon' || segment.depth > 0) return phase;
  if (part) return before.includes('已') ? null : phase;
  if (phase === 'planned' && !REPORTS.test(before)) return phase;
  return phase !== null && UNDONE.has(phase) && SUMMARY.test(before) ? phase : null;
};

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
      works: stageOfWorks(piece.before),
      before,
      behind,
      part,
      introduced: segment.link === 'sentence' ? null : introducedBy(segment, piece.before, part, state),
      fixed: placed(segment, at, skip) ?? fixedPhase({ before: piece.before, after }, before, behind, state.phase),
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

const isSilent = ({ before, behind, fixed }: Report): boolean =>
  fixed === null && phaseOfWords(before, '') === null && phaseOfWords(behind, '') === null;

/** 项目12个，已完工9个: a number of which nothing is said is the whole of the next one, which is done and has no name. */
const withWholes = (reports: readonly Report[]): Report[] =>
  reports.map((report, at) => {
    const next = reports[at + 1];
    if (!next?.unnamed || next.segment.link !== 'clause' || next.segment.index - report.segment.index !== 1 || next.part) return report;
    const { unit, value } = report.quantity;
    const sameKind = unit !== null && unit.name === next.quantity.unit?.name && next.quantity.value <= value;
    return sameKind && isSilent(report) && has(next.before, 'done') ? { ...report, fixed: 'scope' } : report;
  });

const OF_ALL = /全部|全数|悉数|均|都|一律/;

/** 审核通过187名,已全部发放: what is said of all right behind a number that was only prepared is said of that number. */
const withAllOfIt = (reports: readonly Report[], segments: readonly Segment[]): Report[] =>
  reports.map((report) => {
    const next = segments[report.segment.index + 1];
    if (report.fixed !== null || report.segment.pieces.at(-1)?.quantity !== report.quantity) return report;
    if (next?.link !== 'clause' || next.depth > 0 || next.pieces.length > 0 || next.sentence !== report.segment.sentence) return report;
    const words = wordsIn(next.words);
    if (!OF_ALL.test(next.words) || thingOf(next.words) !== '' || phaseOfWords(words, '') !== 'done') return report;
    return phaseBetween(report.before, report.behind, null, '') === 'preparing'
      ? { ...report, behind: [...report.behind, ...words] }
      : report;
  });

/** A text with more numbers is a list, no report; what comes later is not read. */
const MOST = 120;

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
  return withAllOfIt(withWholes(reports.slice(0, MOST)), segments);
};

/** How far what a report counts has come, seen from a target. */
export const phaseFor = (report: Report, targetPhrase: string): Phase => {
  const perHead =
    report.fixed === 'standard' && (PER_HEAD.test(targetPhrase) || (targetPhrase.includes(MEETING) && report.front.includes(MEETING)));
  const change = report.fixed === 'last_year' && report.quantity.unit?.family === 'points' && CHANGES.test(targetPhrase);
  if (report.fixed === null && report.works !== '' && !targetPhrase.includes(report.works)) return 'building';
  return (perHead || change ? null : report.fixed) ?? phaseBetween(report.before, report.behind, report.introduced, targetPhrase);
};
