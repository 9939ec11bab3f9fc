import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskId } from '../../../domain/types.ts';
import { openConflict } from './open-conflict.ts';

/** In the cell: that there is a conflict, and the way to its dialogue. */
export const ConflictNote = ({ task, by }: { readonly task: TaskId; readonly by: string }) => {
  const { t } = useTranslation();
  return (
    <section className="unsaved" aria-label={t('inConflict')} data-testid="conflict-note">
      <p>
        <b>{t('inConflict')}</b> {t('conflictBy', { by })}
      </p>
      <div className="unsaved-ways">
        <Button size="small" type="primary" data-testid="open-conflict" onClick={() => openConflict(task)}>
          {t('openConflict')}
        </Button>
      </div>
    </section>
  );
};
