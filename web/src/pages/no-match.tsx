import { useTranslation } from 'react-i18next';
import { isFiltering } from '../state/task-filter.ts';
import type { Found } from './use-found.ts';

/** Filters and the find box leave no row: why, and the way back to all of them. */
export const NoMatch = ({ found }: { readonly found: Found }) => {
  const { t } = useTranslation();
  if (found.rows.length > 0) return null;
  const isFiltered = isFiltering(found.filter);
  return (
    <p className="no-match">
      {isFiltered ? t('noTaskLeft') : t('noMatch', { text: found.sought })}{' '}
      {isFiltered && (
        <button type="button" className="link" onClick={found.showAll}>
          {t('showAll')}
        </button>
      )}
    </p>
  );
};
