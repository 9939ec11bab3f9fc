import { short } from '../../../domain/percent.ts';
import type { Assessment, Evidence, Indicator, TextField } from '../../../domain/types.ts';

/** Official papers group digits only from five on: 1500, 30,000. */
const GROUPED = new Intl.NumberFormat('en', { useGrouping: 'min2', maximumFractionDigits: 6 });

/** A number as it is shown: 0.1 + 0.2 → 0.3, 30000 → 30,000. */
export const number = (value: number): string => GROUPED.format(value);

/** A rate as every mean takes it: from 0 to 1, and 0 where another indicator is reported but this one is not. */
export const cappedRate = (indicator: Indicator): number => Math.min(1, Math.max(0, indicator.rate ?? 0));

const isClose = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/** How a single indicator's rate comes about, where it is a number of things: 2706 ÷ 3500. */
const quotient = ({ op, actual, target, baseline, basis, rate }: Indicator): string | null => {
  if ((basis !== 'count' && basis !== 'by_hand') || actual === null || target === null || target === 0 || rate === null) return null;
  if (baseline !== null)
    return isClose(rate, (actual - baseline) / (target - baseline)) ? `(${actual} − ${baseline}) ÷ (${target} − ${baseline})` : null;
  return op !== '<=' && isClose(rate, actual / target) ? `${actual} ÷ ${target}` : null;
};

/** True where some indicator counts more than another. */
export const isWeighted = ({ indicators }: Pick<Assessment, 'indicators'>): boolean =>
  indicators.some(({ weight }) => weight !== indicators[0]?.weight);

/** The sum that gives what a task's indicators come to, as one would write it on paper; null where it is not that sum. */
export const sumText = (assessment: Assessment): string | null => {
  const { indicators, readCompletion: mean } = assessment;
  const [only] = indicators;
  if (mean === null || only === undefined) return null;
  if (indicators.length === 1) return isClose(mean, cappedRate(only)) ? quotient(only) : null;
  const weightOf = ({ weight }: Indicator): number => (isWeighted(assessment) ? weight : 1);
  const weights = indicators.reduce((sum, indicator) => sum + weightOf(indicator), 0);
  if (!isClose(mean, indicators.reduce((sum, indicator) => sum + cappedRate(indicator) * weightOf(indicator), 0) / weights)) return null;
  const terms = indicators.map((indicator) => {
    const rate = short(cappedRate(indicator));
    return weightOf(indicator) === 1 ? rate : `${rate} × ${number(weightOf(indicator))}`;
  });
  return `(${terms.join(' + ')}) ÷ ${number(weights)}`;
};

/** True where a cap changes the sum, so that it needs a word. */
export const isCapped = ({ indicators }: Assessment): boolean => indicators.some(({ rate }) => rate !== null && rate > 1);

/** An amount as the text names it: 30 场, 80%. */
export const amount = (value: number | null, unit: string): string => {
  if (value === null) return '—';
  return unit === '' || unit === '%' ? `${number(value)}${unit}` : `${number(value)} ${unit}`;
};

/** True where a rate, and no number of things, is all that is said of an indicator. */
const isRateOnly = ({ actual, rate, basis }: Indicator): boolean =>
  actual === null && rate !== null && (basis === 'stated_rate' || basis === 'completed_text');

/** What is reported of an indicator: a count, or the rate that stands for one. */
export const actualText = (indicator: Indicator): string =>
  isRateOnly(indicator) ? `${short(indicator.rate ?? 0)}%` : amount(indicator.actual, indicator.unit);

/** What is reported, over what was promised: 15 / 30 场, 80% / 1 项, 85% / 83 → 87%. */
export const actualOverTarget = (indicator: Indicator): string => {
  const { actual, baseline, target, unit } = indicator;
  const goal = baseline === null ? amount(target, unit) : `${number(baseline)} → ${amount(target, unit)}`;
  const isSameUnit = !isRateOnly(indicator) && unit !== '%';
  return `${isSameUnit ? amount(actual, '') : actualText(indicator)} / ${goal}`;
};

/** The same as short as it can be said, for the line under a text that is being typed: 15/30 场. */
export const briefly = (indicator: Indicator): string =>
  isRateOnly(indicator) ? actualText(indicator) : `${amount(indicator.actual, '')}/${amount(indicator.target, indicator.unit)}`;

/** The characters that an indicator's figure was read from, each once, in the order of the text. */
export const quotes = (
  indicator: Indicator,
  roles: readonly Evidence['role'][],
  texts: Readonly<Record<TextField, string>>,
): readonly string[] => {
  const ranges = indicator.evidence.filter(({ role }) => roles.includes(role)).toSorted((a, b) => a.start - b.start);
  return [...new Set(ranges.map(({ field, start, end }) => texts[field].slice(start, end)).filter((words) => words !== ''))];
};

/** A piece of text, and whether a figure was read from it. */
export type Piece = { readonly start: number; readonly text: string; readonly marked: boolean };

/** Cuts a text at its evidence, overlapping ranges joined. */
export const markedPieces = (text: string, field: TextField, evidence: readonly Evidence[]): readonly Piece[] => {
  const ranges = evidence.filter((range) => range.field === field && range.end > range.start).toSorted((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) pieces.push({ start: at, text: text.slice(at, from), marked: false });
    pieces.push({ start: from, text: text.slice(from, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), marked: false });
  return pieces;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** A time in the reader's own zone, as official papers write it: 2024-03-28 16:20. */
export const localTime = (iso: string): string => {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '—';
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
};
