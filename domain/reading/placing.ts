/**
 * Which target each stated rate is of: the one whose count it repeats, the one it names, or all of them.
 *
 * A rate that names something narrower than the target (one site of several, 桩基) is of a part. Parts make a mean only where each
 * of the things promised has one; otherwise they say nothing of the whole.
 */
import type { RateStatement } from './rates.ts';
import type { Report } from './reports.ts';
import { coverage, gramsOf, similarity } from './similarity.ts';
import type { Grams, Weights } from './similarity.ts';
import type { Target } from './targets.ts';

/** A share and the numbers that it was read from. */
export type StatedRate = { readonly value: number; readonly reports: readonly Report[] };

export type PlacedRates = {
  readonly of: ReadonlyMap<Target, StatedRate>;
  /** Said of the task as a whole. */
  readonly overall: StatedRate | null;
};

const ALIKE = 0.15;
/** A subject with fewer of its characters in the target's name is one of several sites. */
const COVERED = 0.6;

/** An indicator that is a percentage is named by its 率; 就业完成30% is of the people, not of 就业率. */
const namedTarget = (subject: Grams, ofShare: boolean, targets: readonly Target[], weights: Weights): Target | null => {
  let best: Target | null = null;
  let score = ALIKE;
  for (const one of targets) {
    if (one.unit.name === '%' && one.op !== 'done' && !ofShare) continue;
    const alike = similarity(subject, one.grams, weights);
    if (alike > score) [best, score] = [one, alike];
  }
  return best;
};

const stated = (statements: readonly RateStatement[]): StatedRate => ({
  value: Number((statements.reduce((sum, { value }) => sum + value, 0) / statements.length).toPrecision(12)),
  reports: statements.map(({ report }) => report),
});

/** One rate of those that speak of the same whole: a running total, else the last. */
const latest = (statements: readonly RateStatement[]): StatedRate | null => {
  const chosen = statements.find(({ report }) => report.total) ?? statements.at(-1);
  return chosen ? stated([chosen]) : null;
};

type Piles = { readonly whole: Map<Target, RateStatement[]>; readonly overall: RateStatement[]; readonly sites: RateStatement[] };

const pile = (piles: Piles, target: Target, statement: RateStatement): void => {
  const own = piles.whole.get(target);
  if (own) own.push(statement);
  else piles.whole.set(target, [statement]);
};

const place = (
  piles: Piles,
  statement: RateStatement,
  targets: readonly Target[],
  weights: Weights,
  owner: ReadonlyMap<Report, Target>,
): void => {
  const { host, subject, partial } = statement;
  const owned = host ? owner.get(host) : undefined;
  const counted = targets.some(({ op }) => op !== 'done');
  if (owned) return pile(piles, owned, statement);
  if (host && (host.quantity.unit?.family === 'money' || (statement.report.segment.host && counted))) return;
  if (subject === '' && !partial) return void piles.overall.push(statement);
  const grams = gramsOf(subject);
  const best = partial ? null : namedTarget(grams, /[率度]$/.test(subject) || targets.length === 1, targets, weights);
  const several = best !== null && best.op !== 'done' && best.value > 1;
  if (best && (!several || coverage(grams, best.grams) >= COVERED)) pile(piles, best, statement);
  else piles.sites.push(statement);
};

/** 完成率分别为73.3%、63.3%: one rate for each target, in order, none of them of a count. */
const inOrder = (statements: readonly RateStatement[], targets: readonly Target[]): boolean =>
  targets.length > 1 &&
  statements.length === targets.length &&
  statements.every(({ host, partial }) => host === null && !partial) &&
  statements.slice(1).every(({ report, subject }) => report.segment.link === 'item' && subject === '');

/** Rates of the targets, given which reports are their counts. */
export const placeRates = (
  statements: readonly RateStatement[],
  targets: readonly Target[],
  weights: Weights,
  owner: ReadonlyMap<Report, Target>,
): PlacedRates => {
  const piles: Piles = { whole: new Map(), overall: [], sites: [] };
  const ordered = inOrder(statements, targets);
  statements.forEach((statement, at) => {
    const target = ordered ? targets[at] : undefined;
    if (target) pile(piles, target, statement);
    else place(piles, statement, targets, weights, owner);
  });
  const of = new Map<Target, StatedRate>();
  for (const [target, own] of piles.whole) {
    const rate = latest(own);
    if (rate) of.set(target, rate);
  }
  const everySite = piles.sites.length > 1 && targets.length === 1 && targets[0]?.value === piles.sites.length;
  return { of, overall: latest(piles.overall) ?? (everySite ? stated(piles.sites) : null) };
};
