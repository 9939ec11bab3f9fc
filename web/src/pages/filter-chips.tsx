import { useTranslation } from 'react-i18next';
import { isOwed } from '../reports/standing.ts';
import { useSession } from '../session/session.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { isMine, leadUnits, type TaskFilter } from '../state/task-filter.ts';
import { NewsChip } from './news-chip.tsx';
import '../styles/filters.css';

type ChipsProps = { readonly filter: TaskFilter; readonly onFilter: (filter: TaskFilter) => void };

/** 我的任务, 有新评论 and 牵头单位. */
export const FilterChips = ({ filter, onFilter }: ChipsProps) => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { view } = useSheetState();
  const unreported = view.rows.filter(isOwed).length;
  const mine = view.rows.filter((row) => isMine(actor, row)).length;
  return (
    <>
      {actor.units.length > 0 && (
        <button
          type="button"
          className="filter-chip"
          aria-pressed={filter.onlyMine}
          data-testid="only-mine"
          onClick={() => onFilter({ ...filter, onlyMine: !filter.onlyMine })}
        >
          {t('myTasks')} {mine}
        </button>
      )}
      <NewsChip news={filter.news} onNews={(news) => onFilter({ ...filter, news })} />
      <select
        className="filter-chip"
        aria-label={t('columnUnits')}
        value={filter.unit ?? ''}
        data-chosen={filter.unit !== null}
        data-testid="lead-unit"
        onChange={({ target }) => onFilter({ ...filter, unit: target.value === '' ? null : target.value })}
      >
        <option value="">{t('columnUnits')}</option>
        {leadUnits(view.rows, view.units).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {(unreported > 0 || filter.onlyUnreported) && (
        <button
          type="button"
          className="filter-chip"
          aria-pressed={filter.onlyUnreported}
          data-testid="only-unreported"
          onClick={() => onFilter({ ...filter, onlyUnreported: !filter.onlyUnreported })}
        >
          {t('onlyUnreported')} {unreported}
        </button>
      )}
    </>
  );
};
