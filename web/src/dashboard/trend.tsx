import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../../domain/summary.ts';
import { useDayMarks } from '../state/day-marks-query.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshots } from '../state/snapshots-query.ts';
import { ChartCard } from './card.tsx';
import { DayChart, DayTable } from './day-trend.tsx';
import { dayTrendOf, trendOf } from './figures.ts';
import { PeriodChart, PeriodTable } from './period-trend.tsx';

type Step = 'period' | 'day';

/** A quarter. */
const MOST_DAYS = 92;

const StepChoice = ({ step, onChoose }: { readonly step: Step; readonly onChoose: (step: Step) => void }) => {
  const { t } = useTranslation();
  return (
    <fieldset className="dash-choice" aria-label={t('trendBy')}>
      {(['period', 'day'] as const).map((one) => (
        <Button key={one} size="small" aria-pressed={step === one} onClick={() => onChoose(one)}>
          {t(one === 'period' ? 'trendByPeriod' : 'trendByDay')}
        </Button>
      ))}
    </fieldset>
  );
};

/** How the sheet went up to now: over its closed periods, or from day to day. */
export const Trend = ({ summary }: { readonly summary: Summary }) => {
  const { t } = useTranslation();
  const { sheet } = useSheetState();
  const [step, setStep] = useState<Step>('period');
  const heads = useSnapshots(sheet).data?.snapshots;
  const { data, error } = useDayMarks(sheet.id, step === 'day');
  const periods = useMemo(() => trendOf(heads ?? [], summary), [heads, summary]);
  const days = useMemo(() => dayTrendOf(data?.days ?? [], summary, MOST_DAYS), [data, summary]);
  if (heads === undefined) return null;
  const card = { title: t('trend'), testId: 'trend', tools: <StepChoice step={step} onChoose={setStep} /> };
  const note = (words: 'trendNone' | 'trendNoDays' | 'loadFailedNetwork') => (
    <ChartCard {...card} chart={<p className="dash-note">{t(words)}</p>} table={null} />
  );
  if (step === 'period') {
    if (periods.length === 0) return note('trendNone');
    return <ChartCard {...card} chart={<PeriodChart points={periods} />} table={<PeriodTable points={periods} />} />;
  }
  if (error !== null && data === undefined) return note('loadFailedNetwork');
  if (data?.days.length === 0) return note('trendNoDays');
  return <ChartCard {...card} chart={<DayChart points={days} />} table={<DayTable points={days} />} />;
};
