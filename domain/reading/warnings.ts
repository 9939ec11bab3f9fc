/**
 * What a person should look at: figures that disagree, and numbers that found no place.
 *
 * Nothing here changes a figure. A warning carries the numbers that the reader's sentence names and the characters they stand in.
 */
import { completionOf } from '../completion.ts';
import type { Evidence, TextField, Warning } from '../types.ts';
import type { Progress } from './read-progress.ts';
import { phaseFor } from './reports.ts';
import type { Report } from './reports.ts';
import type { Settled } from './settle.ts';
import type { Span } from './targets.ts';
import { unitAgreement } from './units.ts';

type Cite = (field: TextField, role: Evidence['role'], span: Span) => Evidence;

/** Largest gap between a stated rate and the count that is not worth a look: half a percentage point. */
const TOLERANCE = 0.005;

const percentOf = (share: number): number => Number((share * 100).toFixed(2));

const statedRates = ({ settled, stated }: Progress, cite: Cite): Warning[] =>
  settled.flatMap((entry, indicator): Warning[] => {
    const own = stated.get(entry);
    if (own === undefined || entry.rate === null || Math.abs(own.value - entry.rate) <= TOLERANCE + 1e-9) return [];
    const evidence = [
      ...own.reports.map(({ quantity }) => cite('progress', 'rate', quantity)),
      ...entry.spans.map((span) => cite('progress', 'actual', span)),
    ];
    return [{ code: 'stated_rate_differs', indicator, values: { stated: percentOf(own.value), counted: percentOf(entry.rate) }, evidence }];
  });

/** A rate for the whole task beside counts that make another mean. */
const overallRate = ({ settled, overall }: Progress, cite: Cite): Warning[] => {
  const completion = completionOf(settled.map(({ rate }) => ({ rate, weight: 1 })));
  if (overall === null || completion === null || settled.length < 2 || !settled.some(({ basis }) => basis === 'count')) return [];
  if (Math.abs(overall.value - completion) <= TOLERANCE + 1e-9) return [];
  const evidence = overall.reports.map(({ quantity }) => cite('progress', 'rate', quantity));
  return [
    {
      code: 'stated_rate_differs',
      indicator: null,
      values: { stated: percentOf(overall.value), counted: percentOf(completion) },
      evidence,
    },
  ];
};

/** Parts listed behind 其中 in the sentence of a total, in its unit and without brackets of their own. */
const partsOf = (total: Report, reports: readonly Report[]): Report[] =>
  reports.filter(
    (report) =>
      report.part &&
      report.segment.depth === total.segment.depth &&
      report.order > total.order &&
      report.segment.sentence === total.segment.sentence &&
      report.quantity.kind === 'count' &&
      report.quantity.unit?.name === total.quantity.unit?.name,
  );

const parts = ({ settled, reports }: Progress, cite: Cite): Warning[] =>
  settled.flatMap(({ report, spans }, indicator): Warning[] => {
    if (!report || report.part || report.quantity.kind !== 'count' || spans.length !== 1) return [];
    const own = partsOf(report, reports);
    const sum = Number(own.reduce((total, { quantity }) => total + quantity.value, 0).toPrecision(12));
    if (own.length < 2 || sum === report.quantity.value) return [];
    const evidence = [report, ...own].map(({ quantity }) => cite('progress', 'actual', quantity));
    return [{ code: 'parts_differ_from_total', indicator, values: { total: report.quantity.value, sum }, evidence }];
  });

const isUsed = (report: Report, { settled, stated, overall }: Progress): boolean =>
  settled.some(({ report: own, spans }) => own === report || spans.some(({ start }) => start === report.quantity.start)) ||
  [...stated.values(), ...(overall ? [overall] : [])].some(({ reports }) => reports.includes(report));

/** A result in the unit of an indicator that has none: the likeliest number to have been meant for it. */
const unmatched = (progress: Progress, cite: Cite): Warning[] =>
  progress.reports.flatMap((report): Warning[] => {
    const { quantity, part } = report;
    if (quantity.kind !== 'count' || quantity.unit === null || part || isUsed(report, progress) || phaseFor(report, '') !== 'done')
      return [];
    const { unit, value } = quantity;
    const open = progress.settled.findIndex(
      ({ target, basis }) => basis === 'none' && target.op !== 'done' && unitAgreement(unit, target.unit) > 0,
    );
    if (open < 0) return [];
    return [
      { code: 'number_unmatched', indicator: open, values: { value, unit: unit.name }, evidence: [cite('progress', 'actual', quantity)] },
    ];
  });

/** An indicator without a report beside others that have one. */
const unreported = ({ settled }: Progress, cite: Cite): Warning[] => {
  const known = settled.some(({ rate }) => rate !== null);
  const isOpen = ({ basis, target }: Settled): boolean => known && basis === 'none' && target.op !== 'done';
  return settled.flatMap((entry, indicator): Warning[] => {
    const { span, unit, value } = entry.target;
    if (!isOpen(entry)) return [];
    return [
      {
        code: 'unit_not_reported',
        indicator,
        values: { target: value, unit: unit.name },
        evidence: span ? [cite('content', 'target', span)] : [],
      },
    ];
  });
};

/** Warnings of one reading. */
export const warningsOf = (progress: Progress, cite: Cite): Warning[] => [
  ...statedRates(progress, cite),
  ...overallRate(progress, cite),
  ...parts(progress, cite),
  ...unmatched(progress, cite),
  ...unreported(progress, cite),
];
