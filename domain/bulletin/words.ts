/** How official papers write figures, days and periods. */
import { percent } from '../percent.ts';
import { cycleOf, lastDayOf, type Day, type Period } from '../period.ts';

const FULL_WIDTH: Readonly<Record<string, string>> = { ',': '\uff0c', ':': '\uff1a', ';': '\uff1b', '(': '\uff08', ')': '\uff09' };

/** Punctuation as Chinese papers print it. For sentences of ours alone: what people wrote stays as they wrote it. */
export const official = (text: string): string => text.replaceAll(/[,:;()]/gu, (mark) => FULL_WIDTH[mark] ?? mark);

/** A mean or a share: 0.175 → 17.5%, as the dashboard has it. */
export const share = (of: number): string => `${percent(of, 1)}%`;

/** A task's completion as the grid has it: 0.525 → 52.50%; — where it is unknown. */
export const completionWords = (completion: number | null): string => (completion === null ? '—' : `${percent(completion)}%`);

/** A distance in points, without its sign: -0.075 → 7.5. */
export const points = (gap: number): string => percent(Math.abs(gap), 1);

/** The same with its sign, for tables: −7.5. */
export const signedPoints = (gap: number | null): string => {
  if (gap === null) return '—';
  const size = points(gap);
  return Number(size) === 0 ? size : `${gap < 0 ? '−' : '+'}${size}`;
};

/** `2024-04-03` → 2024年4月3日 */
export const dayWords = (day: Day): string => {
  const [year = '', month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** `2024-03` → 2024年3月, `2024-Q1` → 2024年第1季度 */
export const periodName = (period: Period): string => {
  const [year = '', rest = ''] = period.split('-');
  return cycleOf(period) === 'month' ? `${year}年${Number(rest)}月` : `${year}年第${rest.slice(1)}季度`;
};

/** The end of a period: `2024-Q1` → 2024年3月底 */
export const endOf = (period: Period): string => dayWords(lastDayOf(period)).replace(/\d+日$/u, '底');
