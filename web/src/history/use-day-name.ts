import { useTranslation } from 'react-i18next';
import { dayBefore } from './days.ts';

/** A day as a heading: the last two are named. */
export const useDayName = (): ((day: string) => string) => {
  const { t } = useTranslation();
  return (day) => {
    if (day === dayBefore(0, Date.now())) return `${day} ${t('today')}`;
    return day === dayBefore(1, Date.now()) ? `${day} ${t('yesterday')}` : day;
  };
};
