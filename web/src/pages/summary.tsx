import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Percentage } from '../parts/completion-figure.tsx';
import { periodWords } from '../../../domain/text/period-words.ts';
import { isOwed } from '../reports/standing.ts';
import '../styles/reports.css';
import { useSheetState } from '../state/sheet-state.tsx';
import type { TaskFilter } from '../state/task-filter.ts';
import { ClassChips } from './class-chips.tsx';

type FigureProps = { readonly share: number | null; readonly testId: string; readonly children: ReactNode };

const Figure = ({ share, testId, children }: FigureProps) => (
  <div>
    <div className="summary-figure" data-testid={testId}>
      <Percentage share={share} decimals={1} />
    </div>
    <div className="summary-words">{children}</div>
  </div>
);

/** How many tasks are reported, and until when they are to be. */
const ReportsIn = () => {
  const { t } = useTranslation();
  const { sheet, view, reports } = useSheetState();
  if (reports === null) return null;
  const [, month, day] = reports.due.split('-').map(Number);
  const period = periodWords(t, sheet.reporting.period);
  return (
    <div className="summary-reports" data-testid="reports-in">
      <div className="summary-figure">
        {view.rows.filter((row) => !isOwed(row)).length}
        <small>/{view.rows.length}</small>
      </div>
      <div className="summary-words">{sheet.reporting.isOver ? t('reportsOver', { period }) : t('reportsIn', { period, month, day })}</div>
    </div>
  );
};

type SummaryProps = { readonly filter: TaskFilter; readonly onFilter: (filter: TaskFilter) => void };

/** The sheet's figures, the mean of what is known never without how much is known; the pace that they are held against; the classes. */
export const Summary = ({ filter, onFilter }: SummaryProps) => {
  const { t } = useTranslation();
  const { sheet, view } = useSheetState();
  const { completion, completionOfAll, known, total } = view.rollUp;
  const { period } = sheet.reporting;
  return (
    <section className="summary" aria-label={t('columnCompletion')}>
      <Figure share={completion} testId="sheet-completion">
        {t('knownCompletion')} · {t('knownOfTotal', { known, total })}
      </Figure>
      <Figure share={completionOfAll} testId="sheet-completion-all">
        {t('allCompletion')}
      </Figure>
      <Figure share={view.pace} testId="sheet-pace">
        {t('paceOf', { period: periodWords(t, period) })}
      </Figure>
      <ClassChips filter={filter} onFilter={onFilter} />
      <ReportsIn />
    </section>
  );
};
