import { useTranslation } from 'react-i18next';
import type { Row } from '../state/rows.ts';
import { WaitingTag } from './marks.tsx';
import { UnsavedNote } from './unsaved-note.tsx';

/** A task's 进展情况 with what is to be said of it. */
export const ProgressText = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  return (
    <>
      <div className="progress-text">{row.progress}</div>
      {row.sameCellAs !== null && <div className="same-cell">{t('sameCell', { n: row.sameCellAs })}</div>}
      {row.waiting && <WaitingTag />}
      {row.failure !== null && <UnsavedNote row={row} failure={row.failure} />}
    </>
  );
};
