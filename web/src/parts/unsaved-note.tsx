import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EditFailure } from '../state/edit-queue.ts';
import { languageOf } from '../state/language.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';

/** What happened, that the text is kept, and what to do. */
const useReason = (failure: EditFailure): string => {
  const { t, i18n } = useTranslation();
  if (failure.kind === 'stale') return t('conflict');
  if (failure.kind === 'network') return t('networkFailure');
  if (failure.kind === 'restored') return t('restoredDraft');
  if (failure.kind === 'unreadable') return t('unreadableAnswer');
  return failure.problem.messages[languageOf(i18n.language)];
};

const BothTexts = ({ mine, theirs }: { readonly mine: string; readonly theirs: string }) => {
  const { t } = useTranslation();
  return (
    <dl className="both-texts">
      <dt>{t('theirs')}</dt>
      <dd>{theirs === '' ? t('emptyText') : theirs}</dd>
      <dt>{t('mine')}</dt>
      <dd>{mine === '' ? t('emptyText') : mine}</dd>
    </dl>
  );
};

/** Under a text that is not saved: why, and the two ways on. */
export const UnsavedNote = ({ row, failure }: { readonly row: Row; readonly failure: EditFailure }) => {
  const { t } = useTranslation();
  const { retry, discard, keepMine } = useSheetState();
  const isConflict = failure.kind === 'stale';
  return (
    <section className="unsaved" aria-label={t('notSaved')}>
      <p>{useReason(failure)}</p>
      {isConflict && <BothTexts mine={row.progress} theirs={failure.current.progress} />}
      <div className="unsaved-ways">
        {isConflict ? (
          <Button size="small" type="primary" data-testid="use-mine" onClick={() => keepMine(row.id)}>
            {t('useMine')}
          </Button>
        ) : (
          <Button size="small" type="primary" data-testid="retry" onClick={() => retry(row.id)}>
            {t('retry')}
          </Button>
        )}
        <Button size="small" data-testid={isConflict ? 'use-theirs' : 'discard'} onClick={() => discard(row.id)}>
          {t(isConflict ? 'useTheirs' : 'discard')}
        </Button>
      </div>
    </section>
  );
};
