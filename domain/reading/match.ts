/**
 * Which report speaks of which target: by what they are called, then by unit, then by order.
 *
 * Units decide whether a pair is possible at all, names how good it is. A report that names nothing may belong to any target of
 * its unit; one that names something else belongs to none. The best pairs are taken first, one report a target; what is left is
 * handed to the target it fits, as parts of a whole or as months of a year.
 */
import type { Grams, Weights } from './similarity.ts';
import { gramsOf, similarity } from './similarity.ts';
import { isCompletionRate } from './rates.ts';
import { phaseFor } from './reports.ts';
import type { Report } from './reports.ts';
import type { Target } from './targets.ts';
import { isPerUnit, unitAgreement } from './units.ts';

/** A report and how much its name is like the target's. */
export type Match = { readonly report: Report; readonly alike: number };
export type Matches = ReadonlyMap<Target, readonly Match[]>;

/** Whether the text states a rate for a report that makes it a result of the target (签约350户,完成率28%). */
export type Confirmed = (report: Report, target: Target) => boolean;

/** Least likeness of two names that means something. */
export const ALIKE = 0.12;
const COUNTABLE = new Set(['done', 'remaining', 'excepted']);
/** Units that say so little that a foreign name rules a pair out. */
const VAGUE = new Set(['人', '人次', '名', '位', '次', '元', '%']);
/** People who profit from a thing are not the thing. */
const PROFITS = /(?:惠及|受益|涉及|覆盖|参与|参加|参会|吸引|服务)[^,]{0,8}$/;

type Spoken = { readonly report: Report; readonly own: Grams; readonly around: Grams };
type Named = { readonly target: Target; readonly own: Grams; readonly around: Grams };
type Pair = Match & { readonly target: Target; readonly score: number };

const REACHES = /(?:达到?|为|升至|升到|提高到|提高至|提升到|提升至)$/;
const PER_HEAD = /每|人均|户均|千人|万人|生均/;

const unitScore = (report: Report, target: Target, alone: boolean): number => {
  const { unit, kind, of, value } = report.quantity;
  if (target.op === 'done') return 0;
  if (kind === 'ratio') return of === target.value ? 1 : unit === null ? 0 : unitAgreement(unit, target.unit);
  if (kind === 'percent') return target.unit.name === '%' && !isCompletionRate(report) ? 1 : 0;
  if (kind !== 'count') return 0;
  if (unit === null) return Number.isInteger(value) || !Number.isInteger(target.value) || value < target.value * 2 ? 0.5 : 0.3;
  if (target.perHeadOf && !isPerUnit(unit))
    return PER_HEAD.test(report.front) || (alone && REACHES.test(report.front)) ? unitAgreement(unit, target.perHeadOf) : 0;
  const agreement = unitAgreement(unit, target.unit);
  return agreement === 0 && isPost(report, target) ? POSTS : agreement;
};

/** A post is counted by itself or by who has it: 公益性岗位300个, 公益性岗位在岗312人. */
const POST = /岗位|见习岗|专岗/;
const POSTS = 0.4;
const COUNTED = new Set(['person', 'thing']);

const isPost = ({ quantity, front }: Report, { unit, phrase }: Target): boolean =>
  POST.test(phrase) && POST.test(front) && COUNTED.has(unit.family) && COUNTED.has(quantity.unit?.family ?? '') && !isPerUnit(unit);

const likeness = (spoken: Spoken, named: Named, weights: Weights): number => {
  const own = similarity(spoken.own, named.own, weights);
  const around = similarity(spoken.around, named.own, weights);
  if (spoken.report.unnamed) return Math.max(own, 0.6 * around);
  return own >= ALIKE ? own + 0.2 * around * (1 - Math.min(1, own)) : Math.max(own, 0.5 * similarity(spoken.own, named.around, weights));
};

const mayPair = (report: Report, target: Target, alike: number, unit: number, rivals: number): boolean => {
  if (unit === 0) return false;
  if (alike >= ALIKE || report.unnamed) return true;
  return rivals === 1 && unit >= 0.9 && !VAGUE.has(target.unit.name) && !PROFITS.test(report.front);
};

/** 已为1786名失能老人提供服务: the people served are what counts where people are promised. */
const SERVED = /(?:为|对|给|向)(?:近|约|超|超过)?$/;
const SERVED_ALIKE = 0.3;

const isServed = ({ fixed, front, quantity }: Report, { unit }: Target, alike: number): boolean =>
  fixed === 'scope' && alike >= SERVED_ALIKE && SERVED.test(front) && unit.family === quantity.unit?.family && PEOPLE.has(unit.family);

const PEOPLE = new Set(['person', 'household']);

/** 学位项目12个 counts projects, no 学位. */
const CONTAINED = /(?:项目|工程|标段|公司|企业)$/;
const CONTAINER = 0.4;

const isContainer = ({ front, context, unnamed }: Report, { phrase }: Target): boolean => {
  const container = CONTAINED.exec(unnamed ? context : front)?.[0];
  return container !== undefined && !phrase.includes(container);
};

/** Share of the way through the text, so that the first of four reports is like the first of four targets. */
const orderScore = (at: number, of: number, order: number, orders: number): number =>
  1 - Math.abs((at + 0.5) / of - (order + 0.5) / orders);

const pairsOf = (targets: readonly Target[], reports: readonly Report[], weights: Weights, confirmed: Confirmed): Pair[] => {
  const named = targets.map((target): Named => ({ target, own: target.grams, around: gramsOf(target.context) }));
  const spoken = reports.map((report): Spoken => ({ report, own: gramsOf(report.phrase), around: gramsOf(report.context) }));
  return named.flatMap((entry, at) => {
    const rivals = targets.filter((target) => target.unit.name === entry.target.unit.name).length;
    return spoken.flatMap((one, position): Pair[] => {
      const { report } = one;
      const unit = unitScore(report, entry.target, targets.length === 1);
      if (unit === 0) return [];
      const alike = likeness(one, entry, weights) * (isContainer(report, entry.target) ? CONTAINER : 1);
      const counts = COUNTABLE.has(phaseFor(report, entry.target.phrase)) || isServed(report, entry.target, alike);
      if (!counts && !confirmed(report, entry.target)) return [];
      if (!mayPair(report, entry.target, alike, unit, rivals) && !confirmed(report, entry.target)) return [];
      const order = orderScore(at, targets.length, position, reports.length);
      return [
        {
          target: entry.target,
          report,
          alike,
          score: alike + 0.5 * unit + 0.12 * order + (report.part ? -0.1 : 0) + (report.total ? 0.1 : 0),
        },
      ];
    });
  });
};

/** 两类均建成7处: one number said of every target of its unit. */
const shareAmongAll = (targets: readonly Target[], matches: Map<Target, Match[]>): void => {
  for (const [own, [first]] of Array.from(matches)) {
    if (first === undefined || !first.report.all || !first.report.unnamed) continue;
    for (const target of targets) if (target.unit.name === own.unit.name && !matches.has(target)) matches.set(target, [first]);
  }
};

/** Reports of each target, the best first; a rate in the text may confirm a report that its words would rule out. */
export const matchReports = (targets: readonly Target[], reports: readonly Report[], weights: Weights, confirmed: Confirmed): Matches => {
  const pairs = pairsOf(targets, reports, weights, confirmed).toSorted((a, b) => b.score - a.score);
  const taken = new Set<Report>();
  const matches = new Map<Target, Match[]>();
  for (const pair of pairs) {
    if (taken.has(pair.report) || matches.has(pair.target)) continue;
    taken.add(pair.report);
    matches.set(pair.target, [pair]);
  }
  for (const pair of pairs) {
    if (taken.has(pair.report)) continue;
    taken.add(pair.report);
    matches.get(pair.target)?.push(pair);
  }
  shareAmongAll(targets, matches);
  return matches;
};
