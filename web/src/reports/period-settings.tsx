import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleOf, periodsOf, type Period } from '../../../domain/period.ts';
import { latestClosing } from '../../../domain/snapshots.ts';
import { whoDid } from '../history/change-words.ts';
import { localTime } from '../parts/figures.ts';
import { Confirm } from '../people/confirm.tsx';
import { periodWords } from '../../../domain/text/period-words.ts';
import { useSession } from '../session/session.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshots } from '../state/snapshots-query.ts';
import { isOwed } from './standing.ts';
import type { Changing } from './use-reporting.ts';

type ChooserProps = { readonly isDisabled: boolean; readonly onChoose: (period: Period) => void };

/** Any other period of the year, by the month or by the quarter. */
const OtherPeriod = ({ isDisabled, onChoose }: ChooserProps) => {
  const { t } = useTranslation();
  const { period, isOver } = useSheetState().sheet.reporting;
  const year = Number(period.slice(0, 4));
  const others = [...periodsOf(year, 'month'), ...periodsOf(year, 'quarter')].filter((one) => one !== period || isOver);
  return (
    <select
      className="filter-chip"
      aria-label={t('reportingOpen')}
      value=""
      disabled={isDisabled}
      data-testid="open-period"
      onChange={({ target }) => target.value !== '' && onChoose(target.value)}
    >
      <option value="">{t('reportingOpen')}…</option>
      {others.map((one) => (
        <option key={one} value={one}>
          {periodWords(t, one)}
        </option>
      ))}
    </select>
  );
};

/** Who closed the period before, and when; nothing where none was. */
const LastClosing = () => {
  const { t } = useTranslation();
  const last = latestClosing(useSnapshots(useSheetState().sheet).data?.snapshots ?? []);
  if (last === null) return null;
  return (
    <p className="people-hint" data-testid="last-closing">
      {t('reportingClosedBy', { period: periodWords(t, last.period), by: whoDid(t, last.by), time: localTime(last.at) })}
    </p>
  );
};

/** To what everybody sees of the sheet, where the city publishes. */
const PublishedLink = () => {
  const { t } = useTranslation();
  const { sheet } = useSheetState();
  if (!useSession().publishes) return null;
  return (
    <a href={`/public/${sheet.id}`} target="_blank" rel="noreferrer" data-testid="public-page">
      {t('reportingPublished')}
    </a>
  );
};

/** What is asked before a period is closed. */
const useQuestion = (words: string): string => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const { publishes } = useSession();
  const n = view.rows.filter((row) => !isOwed(row)).length;
  const question = t('reportingCloseAsk', { period: words, n, of: view.rows.length });
  return publishes ? `${t('reportingPublishes')} ${question}` : question;
};

/** The open period, the way to close it, and to another one of the year. */
export const PeriodSettings = ({ isSaving, failure, change }: Changing) => {
  const { t } = useTranslation();
  const { sheet } = useSheetState();
  const [isAsking, ask] = useState(false);
  const { period, isOver } = sheet.reporting;
  const words = periodWords(t, period);
  const question = useQuestion(words);
  const isLast = periodsOf(Number(period.slice(0, 4)), cycleOf(period)).at(-1) === period;
  const action = t(isLast ? 'reportingCloseLast' : 'reportingClose');
  const close = async (): Promise<void> => {
    if (await change({ kind: 'close', period }, t('reportingClosed', { period: words }))) ask(false);
  };
  const open = (other: Period): void =>
    void change({ kind: 'open', period: other }, t('reportingOpened', { period: periodWords(t, other) }));
  return (
    <>
      <p>
        {t('reportingPeriod')} <strong>{words}</strong>
        {isOver && <> · {t('reportingOver')}</>}
      </p>
      <LastClosing />
      {isAsking ? (
        <Confirm
          question={question}
          action={action}
          isSaving={isSaving}
          failure={failure}
          onYes={() => void close()}
          onNo={() => ask(false)}
        />
      ) : (
        <div className="report-ways">
          {!isOver && (
            <Button data-testid="close-period" onClick={() => ask(true)}>
              {action}
            </Button>
          )}
          <OtherPeriod isDisabled={isSaving} onChoose={open} />
          <PublishedLink />
        </div>
      )}
    </>
  );
};
