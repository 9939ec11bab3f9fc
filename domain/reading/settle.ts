/**
 * One actual and one rate for each target, out of the reports matched to it, the rates stated and words of completion.
 *
 * A running total beats this month's share, a total its parts; parts without a total are added. A count beats a stated rate, a
 * stated rate beats words.
 */
import { shareReached } from '../completion.ts';
import type { Basis } from '../types.ts';
import { MONTH } from './lexicon.ts';
import { ALIKE } from './match.ts';
import type { Match, Matches } from './match.ts';
import type { NamedParts } from './named-parts.ts';
import { phaseOfWords } from './phase.ts';
import type { Phase } from './phase.ts';
import type { StatedRate } from './placing.ts';
import { phaseFor } from './reports.ts';
import type { Report } from './reports.ts';
import type { Span, Target } from './targets.ts';
import { convert } from './units.ts';
import type { Word } from './words.ts';

/** What is known of one target. */
export type Settled = {
  readonly target: Target;
  readonly actual: number | null;
  readonly rate: number | null;
  readonly basis: Basis;
  readonly spans: readonly Span[];
  /** The report that the actual stands on. */
  readonly report: Report | null;
};

export const unsettled = (target: Target): Settled => ({ target, actual: null, rate: null, basis: 'none', spans: [], report: null });

const spanOf = ({ quantity }: Report): Span => ({ start: quantity.start, end: quantity.end });

const inUnitOf = (report: Report, target: Target): number => {
  const { unit, value } = report.quantity;
  return unit === null ? value : convert(value, unit, target.unit);
};

/** What a report makes of the target in the target's unit; what is left counts as the rest. */
const valueFor = (report: Report, target: Target): number => {
  const phase = phaseFor(report, target.phrase);
  const value = inUnitOf(report, target);
  return LEFT.has(phase) ? Math.max(0, target.value - value) : value;
};

/** Phases that count what is missing. */
const LEFT: ReadonlySet<Phase> = new Set(['remaining', 'excepted']);

const BATCH = /(?:首批|第[一二三四五]批|[一二三四]期|再|另|又|新增|上半年|下半年|春季|秋季|[一二三四]季度)/;

/** Ways to come by a thing that add up: 新建5个,改建4个. */
const WAY = /^(?:已|共|完成)*(?:新建|改建|扩建|改扩建|改造|新增|续建|提升|新建成|改造提升)$/;

/** Verbs of making that stand right in front of the counts that they make: 改造新增1260个，公共停车场新增980个，路内施划1350个. */
const MADE = /(?:新增|新建|改建|扩建|建成|改造|施划|增设|盘活|挖潜|开放|完成|整治|安装|栽植|铺设|培训|发放|服务)$/;

/** A place or a stretch in front of its count: A镇完成12公里. */
const PLACE = /^[^,]{0,10}?(?:镇|乡|街道|区|县|市|村|社区|学校|中学|小学|园|标段|片区|路(?![基面])|场|院|期|月|季度|批)/;

/** A list of bare names with their counts: 石桥12户、河口9户. */
const isNameList = (reports: readonly Report[], sum: number, target: Target): boolean =>
  sum <= target.value &&
  reports.length > 2 &&
  reports.every(({ behind, before, unnamed }) => !unnamed && behind.length === 0 && before.length === 0);

const hasDone = (words: readonly Word[]): boolean => words.some(({ tag }) => tag === 'done' || tag === 'finish');

/** 3处铺装 beside 2处完工: a number with a state of its own, whatever that means, is not done too. */
const saysOtherwise = (report: Report): boolean => phaseWord(report) === '' && report.after !== '';

/** Whether counts that stand side by side make a sum: batches, terms, places or the items of one list. */
const addsUp = (reports: readonly Report[], sum: number, target: Target): boolean => {
  if (reports.length < 2 || sum > 1.5 * target.value) return false;
  const said = new Set(reports.map((report) => phaseWord(report)));
  if (said.size > 1 && [...said].every((word) => word !== '')) return false;
  if (reports.some(({ behind }) => hasDone(behind)) && reports.some(saysOtherwise)) return false;
  const batches = reports.every(({ phrase, front }) => BATCH.test(phrase) || front.startsWith(MONTH));
  const places = reports.every(({ phrase, segment }) => segment.pieces.length === 1 && PLACE.test(phrase));
  const ways =
    reports.every(({ front, after }) => after === '' && WAY.test(front)) &&
    new Set(reports.map(({ front }) => front)).size === reports.length;
  const list = reports.every((report, at) => at === 0 || report.segment.link === 'item' || report.part);
  return batches || places || ways || list || isNameList(reports, sum, target);
};

/** 宫颈癌检查21560人、乳腺癌检查21480人 of 3万人: nearly as many people of one programme are the same people, had twice. */
const ABOUT_AS_MANY = 0.05;
const isSameTwice = (reports: readonly Report[], sum: number, target: Target): boolean => {
  const [a, b, ...others] = reports.map((report) => valueFor(report, target));
  if (a === undefined || b === undefined || others.length > 0 || sum <= target.value || target.unit.family !== 'person') return false;
  if (reports.every(({ phrase }) => BATCH.test(phrase))) return false;
  return Math.abs(a - b) <= ABOUT_AS_MANY * Math.max(a, b);
};

/** The word that says how far a report has come, as far as it tells 开工 from 完工. */
const phaseWord = (report: Report): string => phaseOfWords([...report.before, ...report.behind], '') ?? '';

/** The list that a report stands in: its neighbours joined by 、, in order. */
const listOf = (report: Report, reports: readonly Report[]): readonly Report[] => {
  const at = reports.indexOf(report);
  let from = at;
  while (from > 0 && reports[from]?.segment.link === 'item') from -= 1;
  let to = at + 1;
  while (reports[to]?.segment.link === 'item') to += 1;
  return reports.slice(from, to);
};

/** Three or more counts, each right behind a verb of making, that do not exceed the target. */
const areMade = (reports: readonly Report[], target: Target): boolean =>
  reports.length > 2 &&
  reports.every(({ front, after, fixed }) => after === '' && fixed === null && MADE.test(front)) &&
  reports.reduce((total, report) => total + valueFor(report, target), 0) <= target.value;

/** Counts beside the best one that are to be added to it: none of them a total, and none of another thing. */
const addable = (first: Match, matches: readonly Match[], target: Target): Report[] => {
  const { segment, quantity } = first.report;
  const near = matches
    .filter(({ report }) => report.segment.sentence === segment.sentence && report.quantity.unit?.name === quantity.unit?.name)
    .toSorted((a, b) => a.report.order - b.report.order);
  const all = near.map(({ report }) => report);
  if (areMade(all, target)) return all;
  const list = first.report.part ? [] : listOf(first.report, all);
  const beside = near
    .filter(({ report, alike }) => first.alike < ALIKE || alike >= 0.6 * first.alike || list.includes(report))
    .map(({ report }) => report);
  const sum = beside.reduce((total, report) => total + valueFor(report, target), 0);
  if (isSameTwice(beside, sum, target)) return [beside.reduce((a, b) => (valueFor(b, target) < valueFor(a, target) ? b : a))];
  return addsUp(beside, sum, target) ? beside : [first.report];
};

const saysDone = ({ before, behind }: Report): boolean => hasDone(before) || hasDone(behind);

/** A whole this much less like the target than a part is a whole of something else. */
const MUCH_LESS = 0.3;

/** A part that is said to be done beats a whole that is only mentioned: 平整土地2.1万亩,其中1.4万亩完成建设. */
const wholes = (direct: readonly Match[]): readonly Match[] => {
  const best = Math.max(0, ...direct.filter(({ report }) => report.part).map(({ alike }) => alike));
  const whole = direct.filter(({ report, alike }) => !report.part && !report.period && (report.total || alike >= MUCH_LESS * best));
  const parts = direct.filter(({ report }) => report.part && saysDone(report));
  if (whole.length === 0) return whole;
  const vague = whole.every(({ report, alike }) => alike < ALIKE && !report.unnamed && !saysDone(report));
  return parts.length > 0 && vague ? parts : whole;
};

/**
 * Results. A number that only repeats the target (改造任务30项,已完成12项) gives way to one that is said to be done, and so does one
 * with another state of its own beside one that is done behind its number (2家完成改造,1家闭市改造).
 */
const resultsAmong = (matches: readonly Match[], target: Target): readonly Match[] => {
  const direct = matches.filter(({ report }) => !LEFT.has(phaseFor(report, target.phrase)));
  const doneBehind = direct.some(({ report }) => hasDone(report.behind));
  const others = direct.filter(
    ({ report }) => saysDone(report) || (valueFor(report, target) !== target.value && !(doneBehind && saysOtherwise(report))),
  );
  return others.some(({ report }) => saysDone(report)) ? others : direct;
};

/** A running total this many times the target counts more years than one: 累计建成43座(今年新增4座). */
const ALL_YEARS = 1.5;
const THIS_YEAR = /今年|本年/;

const SINCE = /目前|截至|截止|至今|现已|迄今/;
const EARLIER = /上半年|季度|年初|[\ue000\ue002]/;

/** 上半年完成8座，目前完成12座: what is said of now holds, and is no share of a sum. */
const asOfNow = (reports: readonly Report[]): Report | undefined => {
  const now = reports.findLast(({ front }) => SINCE.test(front));
  return now && reports.some((report) => report !== now && EARLIER.test(report.front) && report.order < now.order) ? now : undefined;
};

/** 竣工验收11个,待验收9个,施工中10个 of 30: counts of one sentence that make up the target are its parts, and those done add up. */
const partsOfTarget = (target: Target, direct: readonly Match[], all: readonly Report[]): Report[] => {
  const sentence = direct[0]?.report.segment.sentence;
  const parts = all.filter(
    ({ segment, quantity, fixed }) =>
      segment.sentence === sentence && segment.depth === 0 && fixed === null && quantity.unit?.name === target.unit.name,
  );
  const done = direct.map(({ report }) => report).filter((report) => parts.includes(report));
  const sum = parts.reduce((total, report) => total + inUnitOf(report, target), 0);
  return done.length > 1 && done.length < parts.length && sum === target.value ? done : [];
};

const chosen = (target: Target, matches: readonly Match[], all: readonly Report[]): Report[] => {
  const direct = resultsAmong(matches, target);
  if (direct.length === 0) return matches.slice(0, 1).map(({ report }) => report);
  const totals = direct.map(({ report }) => report).filter(({ total }) => total);
  const [first, ...more] = totals;
  const best = first && more.reduce((a, b) => (valueFor(b, target) > valueFor(a, target) ? b : a), first);
  const ofYear = direct.find(({ report }) => THIS_YEAR.test(report.front))?.report;
  if (best && ofYear && valueFor(best, target) > ALL_YEARS * target.value) return [ofYear];
  if (best) return [best];
  const parts = partsOfTarget(target, direct, all);
  if (parts.length > 0) return parts;
  const now = asOfNow(direct.map(({ report }) => report));
  if (now) return [now];
  const whole = wholes(direct);
  const likest = whole[0] ?? direct[0];
  return likest === undefined ? [] : addable(likest, whole.length > 0 ? whole : direct, target);
};

/** Actual and rate of a target from the reports matched to it, and all there are. */
export const settleCounts = (target: Target, matches: Matches, all: readonly Report[]): Settled => {
  const reports = chosen(target, matches.get(target) ?? [], all);
  const first = reports[0];
  if (first === undefined) return unsettled(target);
  const actual = Number(reports.reduce((sum, report) => sum + valueFor(report, target), 0).toPrecision(12));
  return {
    target,
    actual,
    rate: shareReached({ ...target, target: target.value }, actual),
    basis: 'count',
    spans: reports.map(spanOf),
    report: first,
  };
};

/** A rate that the text states for the target. */
export const settleRate = (target: Target, { value, reports }: StatedRate): Settled => ({
  target,
  actual: null,
  rate: value,
  basis: 'stated_rate',
  spans: reports.map(spanOf),
  report: reports[0] ?? null,
});

/** A target that words complete, but for as many things as they leave out. */
export const settleCompleted = (target: Target, span: Span, left: number): Settled => {
  if (left === 0 || target.op === 'done')
    return {
      target,
      actual: null,
      rate: left === 0 ? 1 : null,
      basis: left === 0 ? 'completed_text' : 'none',
      spans: [span],
      report: null,
    };
  const actual = Math.max(0, target.value - left);
  return { target, actual, rate: shareReached({ ...target, target: target.value }, actual), basis: 'count', spans: [span], report: null };
};

/** A target of which some parts are finished by name. */
export const settleParts = (target: Target, { done, spans }: NamedParts): Settled => ({
  target,
  actual: done,
  rate: shareReached({ ...target, target: target.value }, done),
  basis: 'completed_text',
  spans,
  report: null,
});
