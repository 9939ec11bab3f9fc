import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../parts/copy-button.tsx';
import { Dialogue } from '../parts/dialogue.tsx';
import type { PendingEdit } from '../state/edit-queue.ts';
import { useSheetState } from '../state/sheet-state.tsx';

type WarningProps = {
  /** What the server has not confirmed, in the order in which it was made. */
  readonly edits: readonly PendingEdit[];
  readonly onStay: () => void;
  readonly onLeave: () => void;
};

/** Of each cell the text that it was left with. */
const lastTexts = (edits: readonly PendingEdit[]): readonly PendingEdit[] => [...new Map(edits.map((edit) => [edit.task, edit])).values()];

/** Before signing out: which texts would be lost, and the ways to keep them. */
export const SignOutWarning = ({ edits, onStay, onLeave }: WarningProps) => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const texts = lastTexts(edits).map(({ task, progress }) => {
    const row = view.rows.find(({ id }) => id === task);
    return { task, where: row === undefined ? t('unsentElsewhere') : t('unsentRow', { n: row.number }), progress };
  });
  return (
    <Dialogue title={t('unsentTitle', { n: texts.length })} name="sign-out-warning" onClose={onStay}>
      <p className="dialogue-words">{t('unsentWords')}</p>
      <ul className="unsent">
        {texts.map(({ task, where, progress }) => (
          <li key={task}>
            <b>{where}</b>
            {progress === '' ? t('emptyText') : progress}
          </li>
        ))}
      </ul>
      <div className="dialogue-ways">
        <CopyButton text={texts.map(({ where, progress }) => `${where}\n${progress}`).join('\n\n')} isMain={false} />
        <Button danger data-testid="discard-and-leave" onClick={onLeave}>
          {t('discardAndLeave')}
        </Button>
        <Button type="primary" data-testid="stay" onClick={onStay}>
          {t('stay')}
        </Button>
      </div>
    </Dialogue>
  );
};
