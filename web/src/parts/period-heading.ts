import type { TFunction } from 'i18next';
import { cycleOf, type Period } from '../../../domain/period.ts';

/** A period as a column's heading: 3月报送, 1季报送. */
export const periodHeading = (t: TFunction, period: Period): string => {
  const rest = period.split('-')[1] ?? '';
  return cycleOf(period) === 'month' ? t('columnReportMonth', { n: Number(rest) }) : t('columnReportQuarter', { n: rest.slice(1) });
};
