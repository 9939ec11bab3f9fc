import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared } from '../../../domain/reports.ts';
import { LateWindow } from '../parts/late-window.tsx';
import { useSession } from '../session/session.ts';
import { useRights } from '../state/actor.ts';
import type { Row } from '../state/rows.ts';
import '../styles/reports.css';
import { mine, standingOfRow } from './standing.ts';

const loadDialogue = () => import('./report-dialogue.tsx');

/** Whether the task is reported in the open period; for those who may say so, the way to do it. */
export const ReportState = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const rights = useRights();
  const [isOpen, open] = useState(false);
  const standing = standingOfRow(row);
  if (standing === null || row.reports === null) return null;
  const words =
    standing === 'part'
      ? t('reportPart', { n: row.reports.filter(({ report }) => isCleared(report)).length, of: row.reports.length })
      : t(`report_${standing}`);
  const isMine = mine(actor, row).length > 0 || rights(row).supervise;
  return (
    <>
      {isMine ? (
        <button type="button" className={`report-state report-${standing}`} title={t('reportOpen')} onClick={() => open(true)}>
          {words}
        </button>
      ) : (
        <span className={`report-state report-${standing}`}>{words}</span>
      )}
      {isOpen && (
        <LateWindow load={loadDialogue} onClose={() => open(false)}>
          {({ ReportDialogue }) => <ReportDialogue row={row} onClose={() => open(false)} />}
        </LateWindow>
      )}
    </>
  );
};
