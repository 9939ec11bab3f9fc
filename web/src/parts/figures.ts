import { percent } from '../../../domain/percent.ts';
import type { Assessment, Evidence, Indicator, TextField } from '../../../domain/types.ts';

/** A percentage without needless zeros: 0.3 → 30, 0.935 → 93.5. */
const short = (share: number): string => percent(share, 2).replace(/\.?0+$/u, '');

/** A rate as every mean takes it: from 0 to 1, and 0 where another indicator is reported but this one is not. */
export const cappedRate = (indicator: Indicator): number => Math.min(1, Math.max(0, indicator.rate ?? 0));

const isClose = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

/** How a single indicator's rate comes about, where it is a count: 2706 ÷ 3500. */
const quotient = ({ op, actual, target, baseline, basis, rate }: Indicator): string | null => {
  if (basis !== 'count' || actual === null || target === null || target === 0 || rate === null) return null;
  if (baseline !== null)
    return isClose(rate, (actual - baseline) / (target - baseline)) ? `(${actual} − ${baseline}) ÷ (${target} − ${baseline})` : null;
  return op !== '<=' && isClose(rate, actual / target) ? `${actual} ÷ ${target}` : null;
};

/** The sum that gives a task's figure, as one would write it on paper; null where it is not that sum. */
export const sumText = ({ indicators, completion }: Assessment): string | null => {
  const [only] = indicators;
  if (completion === null || only === undefined) return null;
  const rates = indicators.map(cappedRate);
  if (!isClose(completion, rates.reduce((sum, rate) => sum + rate, 0) / rates.length)) return null;
  if (indicators.length === 1) return quotient(only);
  return `(${rates.map(short).join(' + ')}) ÷ ${rates.length}`;
};

/** True where a cap changes the sum, so that it needs a word. */
export const isCapped = ({ indicators }: Assessment): boolean => indicators.some(({ rate }) => rate !== null && rate > 1);

/** An amount as the text names it: 30 场, 80%. */
export const amount = (value: number | null, unit: string): string => {
  if (value === null) return '—';
  return unit === '' || unit === '%' ? `${value}${unit}` : `${value} ${unit}`;
};

/** What is reported of an indicator: a count, or the rate that stands for one. */
export const actualText = ({ actual, rate, basis, unit }: Indicator): string =>
  actual === null && rate !== null && basis === 'stated_rate' ? `${short(rate)}%` : amount(actual, unit);

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
