/**
 * Reads completion out of a task's two free texts, 项目内容 and 进展情况.
 */
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
import type { Assessment, Evidence, Indicator, Stage, TextField } from './types.ts';

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

const indicatorOf = (texts: Texts, settled: Settled, known: boolean): Indicator => {
  const { target, actual, rate, basis } = settled;
  return {
    label: target.label,
    op: target.op,
    target: target.value,
    unit: target.unit.name,
    baseline: target.baseline,
    actual,
    basis,
    rate: rate ?? (known ? 0 : null),
    evidence: evidenceOf(texts, settled),
  };
};

/** A cell holds a few sentences; of a longer text the beginning is read. */
const MOST_SEGMENTS = 400;

const clausesIn = ({ text }: NormalText): Segment[] => distribute(clausesOf(segmentsOf(text).slice(0, MOST_SEGMENTS)));

const inReadingOrder = (targets: readonly Target[]): Target[] => targets.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));

/** A stage by the figures where there are any, else by the words; results that fit no target still show that work is under way. */
const stageWith = (completion: number | null, { settled, reports }: Progress, said: Stage): Stage => {
  if (completion === null) return said === 'unknown' && reports.some((report) => phaseFor(report, '') === 'done') ? 'under_way' : said;
  if (completion >= 1) return 'completed';
  const nothing = completion === 0 && settled.every(({ actual }) => actual === null || actual === 0);
  return nothing && said !== 'under_way' ? 'not_started' : 'under_way';
};

/**
 * Indicators, completion (0 to 1, or null where the text reports none), stage and warnings of a task.
 *
 * `assess('组织应急演练30场以上', '已组织15场').completion` → 0.5; nothing is rounded, and every figure carries the characters that
 * it was read from.
 */
export const assess = (content: string, progress: string): Assessment => {
  const texts: Texts = { content: normalise(content), progress: normalise(progress) };
  const promises = clausesIn(texts.content);
  const counted = countedTargets(promises);
  const targets = inReadingOrder([...counted, ...deliverables(promises, counted.length > 0)]);
  const segments = clausesIn(texts.progress);
  const reading = readProgress(segments, targets);
  const known = reading.settled.some(({ rate }) => rate !== null);
  const completion = completionOf(reading.settled.map(({ rate }) => ({ rate, weight: 1 })));
  const words = stageOf(segments, texts.progress.text);
  return {
    indicators: reading.settled.map((settled) => indicatorOf(texts, settled, known)),
    completion,
    stage: stageWith(completion, reading, words.stage),
    stageEvidence: words.spans.map((span) => evidence(texts, 'progress', 'stage', span)),
    statedRate: reading.overall?.value ?? null,
    warnings: warningsOf(reading, (field, role, span) => evidence(texts, field, role, span)),
  };
};
