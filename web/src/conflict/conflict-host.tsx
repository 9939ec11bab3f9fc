import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskId } from '../../../domain/types.ts';
import { usePart } from '../parts/use-part.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { LostDrafts } from './lost-drafts.tsx';
import { closeConflict, useOpenConflict } from './open-conflict.ts';
import { useAutoOpen, type Conflict } from './use-auto-open.ts';

const loadDialogue = () => import('./conflict-dialogue.tsx');

const conflictOf = (row: Row): readonly Conflict[] => (row.failure?.kind === 'stale' ? [{ row, failure: row.failure }] : []);

/** Where conflicts are settled, whatever page they are met on; `onDone` leads back to the cell. */
export const ConflictHost = ({ onDone }: { readonly onDone: (task: TaskId) => void }) => {
  const { t } = useTranslation();
  const { view, orphans } = useSheetState();
  const open = useOpenConflict();
  const conflicts = useMemo(() => view.rows.flatMap(conflictOf), [view.rows]);
  useAutoOpen(conflicts);
  const part = usePart(loadDialogue, conflicts.length > 0);
  const conflict = conflicts.find(({ row }) => row.id === open);
  const close = (): void => {
    closeConflict();
    if (open !== null) onDone(open);
  };
  return (
    <>
      {orphans.length > 0 && <LostDrafts drafts={orphans} />}
      {conflict !== undefined && part === 'failed' && (
        <p className="part-failed" role="alert">
          {t('loadFailedNetwork')}
        </p>
      )}
      {conflict !== undefined && part !== null && part !== 'failed' && (
        <part.ConflictDialogue conflict={conflict} onClose={close} onDone={close} />
      )}
    </>
  );
};
