import { useDeferredValue, useEffect, useMemo, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { short } from '../../../domain/percent.ts';
import type { Assessment, Indicator } from '../../../domain/types.ts';
import { useReader } from '../state/reader.ts';
import type { Row } from '../state/rows.ts';
import '../styles/strip.css';
import { briefly } from './figures.ts';
import { warningText, worthASign } from './warnings.ts';

/** A screen reader is told once the hands have rested this long. */
const QUIET_MS = 900;
const MOST_WARNINGS = 2;

const isReported = ({ basis, rate }: Indicator): boolean => basis !== 'none' && rate !== null;

/** `15/30 场 → 50%`; a stated rate says it all by itself. */
const figureOf = (indicator: Indicator): string => {
  if (!isReported(indicator)) return '—';
  const said = briefly(indicator);
  const rate = `${short(indicator.rate ?? 0)}%`;
  return said === rate ? rate : `${said} → ${rate}`;
};

const useSentences = (reading: Assessment | null) => {
  const { t } = useTranslation();
  if (reading === null) return { whole: '', figures: [], warnings: [] };
  const { completion, stage, indicators, warnings } = reading;
  const figure = completion === null ? '—' : `${short(completion)}%`;
  return {
    whole: completion === null && stage !== 'unknown' ? `— ${t(stage)}` : `${t('columnCompletion')} ${figure}`,
    figures: indicators.map((indicator) => `${indicator.label} ${figureOf(indicator)}`),
    warnings: warnings
      .filter(worthASign)
      .slice(0, MOST_WARNINGS)
      .map((warning) => warningText(t, warning, reading)),
  };
};

/** Says a text politely, and only once it has stood still. */
const Announcement = ({ text }: { readonly text: string }) => {
  const [said, say] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => say(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <output className="unseen" aria-live="polite">
      {said}
    </output>
  );
};

type StripProps = { readonly ref?: Ref<HTMLDivElement>; readonly row: Row; readonly text: string };

/** Under a text while it is typed: what is being read from it. Only a reading; what is saved is the server's. */
export const ReadingStrip = ({ ref, row, text }: StripProps) => {
  const { t } = useTranslation();
  const read = useReader();
  const reading = useMemo(() => read?.(row, text) ?? null, [read, row, text]);
  const { whole, figures, warnings } = useSentences(reading);
  const announced = useDeferredValue([...figures, whole, ...warnings].join(t('listComma')));
  return (
    <div ref={ref} className="reading-strip" data-testid="reading-strip">
      <div className="strip-figures">
        {reading?.indicators.map((indicator) => (
          <span key={indicator.key} className={isReported(indicator) ? 'strip-figure' : 'strip-figure strip-silent'}>
            <span className="strip-label">{indicator.label}</span> {figureOf(indicator)}
            {indicator.byHand.actual !== null && <small className="strip-by-hand">{t('byHand')}</small>}
          </span>
        ))}
        {reading?.indicators.length === 0 && <span className="strip-figure strip-silent">{t('stripNoIndicator')}</span>}
        <span className="strip-whole">
          {whole}
          {reading !== null && reading.byHand !== null && <small className="strip-by-hand">{t('byHand')}</small>}
        </span>
      </div>
      {warnings.map((sentence) => (
        <p key={sentence} className="strip-warning">
          {sentence}
        </p>
      ))}
      <Announcement text={announced} />
    </div>
  );
};
