import { cycleOf, type Period } from '../period.ts';

type SayPeriod = (key: 'periodMonth' | 'periodQuarter', values: { readonly year: string; readonly n: string | number }) => string;

/** A period as papers name it: 2024年3月, 2024年第1季度. */
export const periodWords = (say: SayPeriod, period: Period): string => {
  const [year = '', rest = ''] = period.split('-');
  return cycleOf(period) === 'month' ? say('periodMonth', { year, n: Number(rest) }) : say('periodQuarter', { year, n: rest.slice(1) });
};
