import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConflictNote } from '../conflict/conflict-note.tsx';
import type { StaleEdit, Trouble } from '../state/edit-queue.ts';
import { languageOf } from '../state/language.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { CopyButton } from './copy-button.tsx';

type Unsaved = Exclude<Trouble, StaleEdit>;

/** What happened, that the text is kept, and what to do. */
const useReason = (failure: Unsaved, isShut: boolean): string => {
  const { t, i18n } = useTranslation();
  if (failure.kind === 'restored') return t('restoredDraft');
  if (failure.kind === 'unreadable') return t('unreadableAnswer');
  const sentence = failure.problem.messages[languageOf(i18n.language)];
  return isShut ? `${sentence} ${t('draftKept')}` : sentence;
};

/** The task is gone, or the right to report on it: sending the text again would be of no use by itself. */
const isShutOut = (failure: Unsaved): boolean =>
  failure.kind === 'problem' && (failure.problem.status === 403 || failure.problem.status === 404);

/** Why a text is not saved, and the ways on. */
const Note = ({ row, failure }: { readonly row: Row; readonly failure: Unsaved }) => {
  const { t } = useTranslation();
  const { retry, discard } = useSheetState();
  const isShut = isShutOut(failure);
  return (
    <section className="unsaved" aria-label={t('notSaved')}>
      <p>{useReason(failure, isShut)}</p>
      <div className="unsaved-ways">
        {isShut && <CopyButton text={row.progress} />}
        <Button size="small" type={isShut ? 'default' : 'primary'} data-testid="retry" onClick={() => retry(row.id)}>
          {t('retry')}
        </Button>
        <Button size="small" data-testid="discard" onClick={() => discard(row.id)}>
          {t('discard')}
        </Button>
      </div>
    </section>
  );
};

/** Under a text that is not saved. */
export const UnsavedNote = ({ row, failure }: { readonly row: Row; readonly failure: Trouble }) =>
  failure.kind === 'stale' ? <ConflictNote task={row.id} by={failure.current.updatedBy} /> : <Note row={row} failure={failure} />;
