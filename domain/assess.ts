/**
 * Reads completion out of a task's two free texts, 项目内容 and 进展情况.
 */
import { needsConfirmation } from './by-hand/confirm.ts';
import { NO_OVERRIDES } from './by-hand/overrides.ts';
import { promisesOf, removedOf } from './by-hand/promises.ts';
import type { Promised } from './by-hand/promises.ts';
import { settleByHand } from './by-hand/settle.ts';
import { completionOf } from './completion.ts';
import { deliverables } from './reading/deliverables.ts';
import { normalise, originalRange } from './reading/normalise.ts';
import type { NormalText } from './reading/normalise.ts';
import { readProgress } from './reading/read-progress.ts';
import type { Progress } from './reading/read-progress.ts';
import { phaseFor } from './reading/reports.ts';
import { distribute } from './reading/lists.ts';
import { clausesOf } from './reading/scope.ts';
import { segmentsOf } from './reading/segments.ts';
import type { Segment } from './reading/segments.ts';
import type { Settled } from './reading/settle.ts';
import { stageOf } from './reading/stage.ts';
import { countedTargets } from './reading/targets.ts';
import type { Span, Target } from './reading/targets.ts';
import { warningsOf } from './reading/warnings.ts';
import type { Assessment, Evidence, Indicator, Overrides, ReadFigure, Stage, TextField } from './types.ts';

type Texts = Readonly<Record<TextField, NormalText>>;

const evidence = (texts: Texts, field: TextField, role: Evidence['role'], span: Span): Evidence => ({
  field,
  role,
  ...originalRange(texts[field], span.start, span.end),
});

const evidenceOf = (texts: Texts, { target, basis, spans }: Settled): Evidence[] => [
  ...(target.span ? [evidence(texts, 'content', 'target', target.span)] : []),
  ...(target.baselineSpan ? [evidence(texts, 'content', 'baseline', target.baselineSpan)] : []),
  ...spans.map((span) => evidence(texts, 'progress', basis === 'count' ? 'actual' : basis === 'stated_rate' ? 'rate' : 'stage', span)),
];

/** An indicator as it is shown; `rate` is still null where nothing is reported. */
const indicatorOf = (texts: Texts, promised: Promised, settled: Settled): Indicator => {
  const { target, key, weight } = promised;
  return {
    key,
    label: target.label,
    op: target.op,
    target: target.value,
    unit: target.unit.name,
    baseline: target.baseline,
    ...settleByHand(promised, settled),
    weight,
    evidence: evidenceOf(texts, settled),
  };
};

/** Beside one that is reported, an indicator that is not counts 0. */
const withSilence = (indicators: readonly Indicator[]): Indicator[] => {
  const known = indicators.some(({ rate }) => rate !== null);
  return indicators.map((indicator) => ({ ...indicator, rate: indicator.rate ?? (known ? 0 : null) }));
};

/** A cell holds a few sentences; of a longer text the beginning is read. */
const MOST_SEGMENTS = 400;

const clausesIn = ({ text }: NormalText): Segment[] => distribute(clausesOf(segmentsOf(text).slice(0, MOST_SEGMENTS)));

const inReadingOrder = (targets: readonly Target[]): Target[] => targets.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));

/** A stage by the figures where there are any, else by the words; results that fit no target still show that work is under way. */
const stageWith = (completion: number | null, indicators: readonly Indicator[], { reports }: Progress, said: Stage): Stage => {
  if (completion === null) return said === 'unknown' && reports.some((report) => phaseFor(report, '') === 'done') ? 'under_way' : said;
  if (completion >= 1) return 'completed';
  const nothing = completion === 0 && indicators.every(({ actual }) => actual === null || actual === 0);
  return nothing && said !== 'under_way' ? 'not_started' : 'under_way';
};

const readTargets = (content: NormalText): Target[] => {
  const promises = clausesIn(content);
  const counted = countedTargets(promises);
  return inReadingOrder([...counted, ...deliverables(promises, counted.length > 0)]);
};

const figure = (rate: number | null): ReadFigure => ({ actual: null, rate });

/** The whole's figure: the mean, unless somebody stated another. */
const wholeOf = (
  mean: number | null,
  { completion: byHand }: Overrides,
): Pick<Assessment, 'completion' | 'readCompletion' | 'byHand' | 'toConfirm'> => {
  if (byHand === null) return { completion: mean, readCompletion: mean, byHand, toConfirm: false };
  return {
    completion: byHand.value,
    readCompletion: mean,
    byHand,
    toConfirm: needsConfirmation(byHand, figure(mean), figure(byHand.value)),
  };
};

/**
 * Indicators, completion (0 to 1, or null where nothing is reported), stage and warnings of a task.
 *
 * `assess('组织应急演练30场以上', '已组织15场').completion` → 0.5; nothing is rounded, and every figure carries the characters that
 * it was read from. What was changed by hand (`overrides`) wins over what is read and is marked.
 */
export const assess = (content: string, progress: string, overrides: Overrides = NO_OVERRIDES): Assessment => {
  const texts: Texts = { content: normalise(content), progress: normalise(progress) };
  const targets = readTargets(texts.content);
  const promises = promisesOf(targets, overrides);
  const segments = clausesIn(texts.progress);
  const reading = readProgress(
    segments,
    promises.map(({ target }) => target),
  );
  const indicators = withSilence(
    promises.flatMap((promised, at) => {
      const settled = reading.settled[at];
      return settled === undefined ? [] : [indicatorOf(texts, promised, settled)];
    }),
  );
  const whole = wholeOf(completionOf(indicators), overrides);
  const words = stageOf(segments);
  return {
    indicators,
    ...whole,
    stage: stageWith(whole.completion, indicators, reading, words.stage),
    stageEvidence: words.spans.map((span) => evidence(texts, 'progress', 'stage', span)),
    statedRate: reading.overall?.value ?? null,
    warnings: warningsOf(reading, (field, role, span) => evidence(texts, field, role, span)),
    removed: removedOf(targets, overrides),
  };
};
