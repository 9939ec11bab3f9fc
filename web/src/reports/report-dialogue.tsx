import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared, speaksFor } from '../../../domain/reports.ts';
import { postReport, postReturn } from '../api/reports.ts';
import { FailureText } from '../people/failure-text.tsx';
import { Labelled } from '../people/field.tsx';
import { Dialogue } from '../parts/dialogue.tsx';
import { localTime } from '../parts/figures.ts';
import { periodWords } from '../../../domain/text/period-words.ts';
import { useSession } from '../session/session.ts';
import { useRights } from '../state/actor.ts';
import type { RowReport } from '../state/row-reports.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/people-forms.css';
import { isSaved, standingOfUnit } from './standing.ts';
import { useSay } from './use-say.ts';

type UnitProps = { readonly row: Row; readonly of: RowReport };

/** What was said, by whom and when, and why it was sent back. */
const Said = ({ of: { report } }: UnitProps) => {
  const { t } = useTranslation();
  if (report === null) return null;
  return (
    <>
      <p className="report-said">{t('reportSaid', { by: report.by.name, time: localTime(report.at) })}</p>
      {report.reason !== '' && <p className="report-reason">{t('reportReason', { reason: report.reason })}</p>}
    </>
  );
};

/** The office's way to send a report back, with the reason that it must give. */
const Return = ({ row, of: { unit, report } }: UnitProps) => {
  const { t } = useTranslation();
  const { sheet } = useSheetState();
  const [isAsking, ask] = useState(false);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { isSaying, failure, say } = useSay();
  const version = report?.version ?? 0;
  const send = async (): Promise<void> => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const said = { period: sheet.reporting.period, version, reason: reason.trim() };
    if (await say(() => postReturn({ project: row.project, task: row.id, unit }, said))) ask(false);
  };
  if (!isAsking)
    return (
      <button type="button" className="link" onClick={() => ask(true)}>
        {t('reportReturn')}…
      </button>
    );
  return (
    <div className="report-return">
      <Labelled label={t('reportReturnReason')} fault={isMissing ? 'missing' : undefined}>
        {(field) => <input {...field} maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Labelled>
      <FailureText failure={failure} />
      <div className="report-ways">
        <Button onClick={() => ask(false)}>{t('cancel')}</Button>
        <Button danger type="primary" loading={isSaying} onClick={() => void send()}>
          {t('reportReturn')}
        </Button>
      </div>
    </div>
  );
};

/** 已报送 and 本期无变化, for whoever may speak for the unit. */
const Ways = ({ row, of: { unit, report } }: UnitProps) => {
  const { t } = useTranslation();
  const { sheet } = useSheetState();
  const { isSaying, failure, say } = useSay();
  const confirm = (as: 'reported' | 'unchanged'): void => {
    const said = { period: sheet.reporting.period, version: report?.version ?? 0, as };
    void say(() => postReport({ project: row.project, task: row.id, unit }, said));
  };
  return (
    <>
      <div className="report-ways">
        {(['reported', 'unchanged'] as const).map((as) => (
          <Button
            key={as}
            type={as === 'reported' ? 'primary' : 'default'}
            disabled={isSaying || report?.state === as}
            data-testid={`say-${as}`}
            onClick={() => confirm(as)}
          >
            {t(`reportAs_${as}`)}
          </Button>
        ))}
      </div>
      <FailureText failure={failure} />
    </>
  );
};

const UnitReport = ({ row, of }: UnitProps) => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { sheet } = useSheetState();
  const rights = useRights()(row);
  const isOpen = !sheet.reporting.isOver;
  const standing = standingOfUnit(row, of);
  return (
    <li className="report-unit">
      <p className="report-unit-name">
        <strong>{of.name}</strong> <span className={`report-state report-${standing}`}>{t(`report_${standing}`)}</span>
      </p>
      <Said row={row} of={of} />
      {isOpen && isSaved(row) && speaksFor(actor, of.unit, { units: row.unitIds }) && <Ways row={row} of={of} />}
      {isOpen && rights.supervise && isCleared(of.report) && <Return row={row} of={of} />}
    </li>
  );
};

/** Each unit's word on a task in the open period, and what can be said. */
export const ReportDialogue = ({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { sheet } = useSheetState();
  return (
    <Dialogue title={t('reportTitle', { n: row.number, period: periodWords(t, sheet.reporting.period) })} name="report" onClose={onClose}>
      <p className="report-content">{row.content}</p>
      <p className="report-text">{row.progress === '' ? t('noProgress') : row.progress}</p>
      {!isSaved(row) && <p className="report-reason">{t('reportUnsaved')}</p>}
      {sheet.reporting.isOver && <p className="report-reason">{t('reportingOver')}</p>}
      <ul className="report-units">
        {(row.reports ?? []).map((of) => (
          <UnitReport key={of.unit} row={row} of={of} />
        ))}
      </ul>
    </Dialogue>
  );
};
