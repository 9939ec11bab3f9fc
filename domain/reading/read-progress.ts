/**
 * What 进展情况 says of each target: counts first, then stated rates, then words of completion.
 */
import { finishedClauses } from './finished.ts';
import type { Finished } from './finished.ts';
import { coveredShare, isCoverage } from './coverage.ts';
import { matchReports } from './match.ts';
import type { Matches } from './match.ts';
import { namedParts } from './named-parts.ts';
import { placeRates } from './placing.ts';
import type { PlacedRates, StatedRate } from './placing.ts';
import { confirmedBy, rateStatements } from './rates.ts';
import { reportsOf } from './reports.ts';
import type { Report } from './reports.ts';
import type { Segment } from './segments.ts';
import { settleCompleted, settleCounts, settleParts, settleRate } from './settle.ts';
import type { Settled } from './settle.ts';
import { weightsOf } from './similarity.ts';
import type { Weights } from './similarity.ts';
import type { Target } from './targets.ts';

export type Progress = {
  readonly settled: readonly Settled[];
  readonly reports: readonly Report[];
  readonly matches: Matches;
  /** Rates that repeat an indicator's own count. */
  readonly stated: ReadonlyMap<Settled, StatedRate>;
  /** A rate stated for the task as a whole. */
  readonly overall: StatedRate | null;
};

const ownerOf = (settled: readonly Settled[]): Map<Report, Target> => {
  const owner = new Map<Report, Target>();
  for (const { report, target } of settled) if (report) owner.set(report, target);
  return owner;
};

/** A rate of the whole says nothing of one target where others were counted. */
const withRates = (settled: readonly Settled[], { of, overall }: PlacedRates): Settled[] => {
  const counted = settled.some(({ basis }) => basis === 'count');
  return settled.map((entry) => {
    const rate = of.get(entry.target) ?? (counted ? null : overall);
    return entry.basis === 'count' || !rate ? entry : settleRate(entry.target, rate);
  });
};

/** 全部开工,其中380套已建成: words about all stand before a number that is only a part of it. */
const isPartOf = ({ report }: Settled, { segment }: Finished): boolean =>
  report !== null && report.part && report.segment.sentence === segment.sentence && segment.index < report.segment.index;

const withWords = (settled: readonly Settled[], segments: readonly Segment[], targets: readonly Target[], weights: Weights): Settled[] => {
  if (settled.every(({ basis, report }) => basis !== 'none' && !report?.part)) return [...settled];
  const finished = finishedClauses(segments, targets, weights);
  return settled.map((entry) => {
    const clause = finished.find((one) => one.targets.includes(entry.target) && (entry.basis === 'none' || isPartOf(entry, one)));
    return clause ? settleCompleted(entry.target, clause.segment, clause.left) : entry;
  });
};

const sentencesOf = (segments: readonly Segment[]): Segment[][] => {
  const sentences: Segment[][] = [];
  for (const segment of segments) {
    const last = sentences.at(-1);
    if (last?.[0]?.sentence === segment.sentence) last.push(segment);
    else sentences.push([segment]);
  }
  return sentences;
};

/** Parts called by name, in the sentence, or the text, that is of one target alone. */
const withNames = (settled: readonly Settled[], segments: readonly Segment[]): Settled[] => {
  const open = settled.filter(({ basis, target }) => basis === 'none' && target.op !== 'done');
  if (open.length === 0) return [...settled];
  const found = new Map<Settled, Settled>();
  // The parts may also have a sentence each.
  for (const sentence of [...sentencesOf(segments), segments]) {
    if (sentence.length < 2) continue;
    const [first, ...others] = open.flatMap((entry) => {
      const parts = namedParts(sentence, entry.target);
      return parts ? [{ entry, parts }] : [];
    });
    if (first && others.length === 0 && !found.has(first.entry)) found.set(first.entry, settleParts(first.entry.target, first.parts));
  }
  return settled.map((entry) => found.get(entry) ?? entry);
};

/** 全覆盖: of so many, so many have it. */
const withCoverage = (settled: readonly Settled[], reports: readonly Report[]): Settled[] => {
  const [only, ...others] = settled;
  if (only === undefined || others.length > 0 || only.basis !== 'none' || !isCoverage(only.target)) return [...settled];
  const share = coveredShare(reports);
  return share ? [settleRate(only.target, share)] : [only];
};

/** Everything that the progress text says of the targets. */
export const readProgress = (segments: readonly Segment[], targets: readonly Target[]): Progress => {
  const weights = weightsOf(targets.map(({ grams }) => grams));
  const reports = reportsOf(segments);
  const statements = rateStatements(reports, targets);
  const matches = matchReports(targets, reports, weights, confirmedBy(statements));
  const counted = targets.map((target) => settleCounts(target, matches, reports));
  const used = new Set([...matches.values()].flat().map(({ report }) => report));
  const rates = placeRates(
    statements.filter(({ report }) => !used.has(report)),
    targets,
    weights,
    ownerOf(counted),
  );
  const known = withCoverage(withRates(counted, rates), reports);
  const settled = withNames(withWords(known, segments, targets, weights), segments);
  const stated = new Map<Settled, StatedRate>();
  for (const entry of settled) {
    const own = entry.basis === 'count' ? rates.of.get(entry.target) : undefined;
    if (own) stated.set(entry, own);
  }
  const [only, ...others] = targets;
  const overall = rates.overall ?? (only && others.length === 0 ? (rates.of.get(only) ?? null) : null);
  return { settled, reports, matches, stated, overall };
};
