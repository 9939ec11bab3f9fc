import { useTranslation } from 'react-i18next';
import { FailureText } from '../people/failure-text.tsx';
import '../styles/reports.css';
import { PeriodSettings } from './period-settings.tsx';
import { RulesForm } from './rules-form.tsx';
import { useReporting } from './use-reporting.ts';

/** 报送与序时: the open period and the city's rules, for the office. */
export const ReportingSection = () => {
  const { t } = useTranslation();
  const changing = useReporting();
  return (
    <section aria-labelledby="reporting-title" className="reporting-section">
      <header className="people-head">
        <h2 id="reporting-title">{t('reporting')}</h2>
      </header>
      <output className="people-told">{changing.told}</output>
      <FailureText failure={changing.failure} />
      <PeriodSettings {...changing} />
      <RulesForm {...changing} />
    </section>
  );
};
