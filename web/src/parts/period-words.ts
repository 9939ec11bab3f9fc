import type { TFunction } from 'i18next';
import { cycleOf, type Period } from '../../../domain/period.ts';

/** A period as papers name it: 2024年3月, 2024年第1季度. */
export const periodWords = (t: TFunction, period: Period): string => {
  const [year = '', rest = ''] = period.split('-');
  return cycleOf(period) === 'month' ? t('periodMonth', { year, n: Number(rest) }) : t('periodQuarter', { year, n: rest.slice(1) });
};

/** The same as a column's heading: 3月报送, 1季报送. */
export const periodHeading = (t: TFunction, period: Period): string => {
  const rest = period.split('-')[1] ?? '';
  return cycleOf(period) === 'month' ? t('columnReportMonth', { n: Number(rest) }) : t('columnReportQuarter', { n: rest.slice(1) });
};
