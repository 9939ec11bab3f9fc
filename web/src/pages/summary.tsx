import { useTranslation } from 'react-i18next';
import { Percentage } from '../parts/completion-figure.tsx';
import { useSheetState } from '../state/sheet-state.tsx';

/** The sheet's two figures: the mean of what is known, never without how much is known, and the mean of all. */
export const Summary = () => {
  const { t } = useTranslation();
  const { completion, completionOfAll, known, total } = useSheetState().view.rollUp;
  return (
    <section className="summary" aria-label={t('columnCompletion')}>
      <div>
        <div className="summary-figure" data-testid="sheet-completion">
          <Percentage share={completion} decimals={1} />
        </div>
        <div className="summary-words">
          {t('knownCompletion')} · {t('knownOfTotal', { known, total })}
        </div>
      </div>
      <div>
        <div className="summary-figure" data-testid="sheet-completion-all">
          <Percentage share={completionOfAll} decimals={1} />
        </div>
        <div className="summary-words">{t('allCompletion')}</div>
      </div>
    </section>
  );
};
