import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../parts/copy-button.tsx';
import type { PendingEdit } from '../state/edit-queue.ts';
import { useSheetState } from '../state/sheet-state.tsx';

/** Texts whose task has gone from the sheet: they stay until somebody has copied them or gives them up. */
export const LostDrafts = ({ drafts }: { readonly drafts: readonly PendingEdit[] }) => {
  const { t } = useTranslation();
  const { discard } = useSheetState();
  return (
    <section className="lost-drafts unsaved" role="alert" data-testid="lost-drafts">
      <p>{t('taskGone')}</p>
      {drafts.map(({ task, progress }) => (
        <div key={task} className="lost-draft">
          <p className="progress-text">{progress === '' ? t('emptyText') : progress}</p>
          <div className="unsaved-ways">
            <CopyButton text={progress} />
            <Button size="small" data-testid="discard" onClick={() => discard(task)}>
              {t('discard')}
            </Button>
          </div>
        </div>
      ))}
    </section>
  );
};
