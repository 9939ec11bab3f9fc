/**
 * Scores a reader against hand-labelled cases.
 *
 * Definitions: a labelled indicator is paired with a found one of the same target (and baseline), then of the same unit, then in
 * order; rates agree within half a percentage point; a case is exact where completion, stage and every indicator agree and none
 * is found in excess; a case misleads where it shows a completion that is 10 points or more off, or shows one where the text has
 * none. Cases labelled ambiguous are left out.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Assessment, Indicator } from '../../domain/types.ts';

const labelledIndicator = z.object({
  label: z.string(),
  op: z.enum(['>=', '=', '<=', 'done']),
  target: z.coerce.number().nullable(),
  unit: z.string(),
  baseline: z.coerce.number().nullish(),
  rate: z.number().nullable(),
  basis: z.enum(['count', 'stated_rate', 'completed_text', 'none']),
});

const labelledCase = z.object({
  id: z.string(),
  task: z.string(),
  progress: z.string(),
  indicators: z.array(labelledIndicator),
  task_rate: z.number().nullable(),
  task_rate_alternatives: z.array(z.number().nullable()).default([]),
  stage: z.string(),
  stage_alternatives: z.array(z.string()).default([]),
  patterns: z.array(z.string()).default([]),
  ambiguous: z.boolean().default(false),
});

export type LabelledCase = z.infer<typeof labelledCase>;
type LabelledIndicator = z.infer<typeof labelledIndicator>;
export type Reader = (content: string, progress: string) => Assessment;

/** How one case came out. */
export type Verdict = {
  readonly id: string;
  readonly patterns: readonly string[];
  readonly labelled: number;
  readonly found: number;
  readonly matched: number;
  readonly rated: number;
  readonly taskRate: boolean;
  readonly stage: boolean;
  readonly exact: boolean;
  readonly misleading: boolean;
};

export type Figures = {
  readonly cases: number;
  readonly targetF1: number;
  readonly indicatorRate: number;
  readonly taskRate: number;
  readonly stage: number;
  readonly exact: number;
  readonly misleading: number;
};

const RATE_TOLERANCE = 0.005;
const MISLEADING_GAP = 0.1;

/** Cases of a file with one JSON object a line. */
export const readCases = (file: URL): LabelledCase[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => labelledCase.parse(JSON.parse(line)));

const sameRate = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= RATE_TOLERANCE);

const sameNumber = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)));

/** 全覆盖 may be labelled as 100 % or as a deliverable; both say the same. */
const isDeliverable = (label: LabelledIndicator): boolean => label.op === 'done' || (label.unit === '%' && label.target === 100);

const fits = (found: Indicator, label: LabelledIndicator): boolean => {
  if (isDeliverable(label) && found.op === 'done') return true;
  const baseline = label.baseline === undefined || sameNumber(found.baseline, label.baseline);
  return sameNumber(found.target, label.target) && baseline;
};

type Pair = { readonly label: LabelledIndicator; readonly hit: Indicator | undefined };

const pairUp = (labels: readonly LabelledIndicator[], found: readonly Indicator[]): Pair[] => {
  const free = new Set(found);
  return labels.map((label) => {
    const candidates = [...free].filter((indicator) => fits(indicator, label));
    const hit = candidates.find(({ unit }) => unit === label.unit) ?? candidates[0];
    if (hit) free.delete(hit);
    return { label, hit };
  });
};

const agrees = ({ label, hit }: Pair): boolean =>
  hit !== undefined && (sameRate(hit.rate, label.rate) || (label.basis === 'none' && !hit.rate));

const isIdle = ({ op, rate }: { readonly op: string; readonly rate: number | null }): boolean => op === 'done' && !rate;

/** Verdict on one case. */
export const judge = (labelled: LabelledCase, { indicators, completion, stage }: Assessment): Verdict => {
  const pairs = pairUp(labelled.indicators, indicators);
  const rates = [labelled.task_rate, ...labelled.task_rate_alternatives];
  const taskRate = rates.some((rate) => sameRate(completion, rate));
  const stageAgrees = [labelled.stage, ...labelled.stage_alternatives].includes(stage);
  const hits = new Set(pairs.map(({ hit }) => hit));
  const excess = indicators.some((indicator) => !hits.has(indicator) && !isIdle(indicator));
  const owed = pairs.filter(({ label }) => !isIdle(label));
  return {
    id: labelled.id,
    patterns: labelled.patterns,
    labelled: labelled.indicators.length,
    found: indicators.length,
    matched: pairs.filter(({ hit }) => hit).length,
    rated: pairs.filter(agrees).length,
    taskRate,
    stage: stageAgrees,
    exact: taskRate && stageAgrees && !excess && owed.every(agrees),
    misleading: completion !== null && !rates.some((rate) => rate !== null && Math.abs(completion - rate) < MISLEADING_GAP),
  };
};

const sum = (verdicts: readonly Verdict[], of: (verdict: Verdict) => number): number =>
  verdicts.reduce((total, verdict) => total + of(verdict), 0);

/** Figures of some verdicts, each between 0 and 1. */
export const figuresOf = (verdicts: readonly Verdict[]): Figures => {
  const share = (of: (verdict: Verdict) => boolean): number => verdicts.filter(of).length / Math.max(1, verdicts.length);
  const [labelled, found, matched] = [sum(verdicts, (v) => v.labelled), sum(verdicts, (v) => v.found), sum(verdicts, (v) => v.matched)];
  return {
    cases: verdicts.length,
    targetF1: (2 * matched) / Math.max(1, labelled + found),
    indicatorRate: sum(verdicts, (v) => v.rated) / Math.max(1, labelled),
    taskRate: share((v) => v.taskRate),
    stage: share((v) => v.stage),
    exact: share((v) => v.exact),
    misleading: share((v) => v.misleading),
  };
};

/** Verdicts on all cases that are not ambiguous. */
export const score = (cases: readonly LabelledCase[], read: Reader): Verdict[] =>
  cases.filter(({ ambiguous }) => !ambiguous).map((labelled) => judge(labelled, read(labelled.task, labelled.progress)));

/** Figures by pattern, the pattern with the most cases first. */
export const byPattern = (verdicts: readonly Verdict[]): [string, Figures][] => {
  const patterns = new Set(verdicts.flatMap((verdict) => verdict.patterns));
  return [...patterns]
    .map((pattern): [string, Figures] => [pattern, figuresOf(verdicts.filter((verdict) => verdict.patterns.includes(pattern)))])
    .toSorted(([, a], [, b]) => b.cases - a.cases);
};
