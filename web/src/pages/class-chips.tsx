import { useTranslation } from 'react-i18next';
import { PACE_CLASSES, type PaceClass, tallyOf } from '../../../domain/pace.ts';
import { PaceLight } from '../parts/pace-light.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import type { TaskFilter } from '../state/task-filter.ts';

type ChipsProps = { readonly filter: TaskFilter; readonly onFilter: (filter: TaskFilter) => void };

const toggled = (classes: readonly PaceClass[], one: PaceClass): readonly PaceClass[] =>
  classes.includes(one) ? classes.filter((other) => other !== one) : [...classes, one];

/** How many tasks there are of each class; pressed, only those are shown. 已完成 comes up once there is one. */
export const ClassChips = ({ filter, onFilter }: ChipsProps) => {
  const { t } = useTranslation();
  const tally = tallyOf(useSheetState().view.rows.map(({ standing }) => standing.class));
  const shown = PACE_CLASSES.filter((one) => one !== 'completed' || tally.completed > 0 || filter.classes.includes(one));
  return (
    <fieldset className="class-chips">
      <legend className="unseen">{t('paceClasses')}</legend>
      {shown.map((one) => (
        <button
          key={one}
          type="button"
          className="filter-chip"
          aria-pressed={filter.classes.includes(one)}
          data-testid={`class-${one}`}
          onClick={() => onFilter({ ...filter, classes: toggled(filter.classes, one) })}
        >
          <PaceLight of={one} /> {tally[one]}
        </button>
      ))}
    </fieldset>
  );
};
