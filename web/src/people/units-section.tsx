import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit, UnitId } from '../../../domain/people/types.ts';
import type { UnitBook } from '../state/unit-book.ts';
import { UnitForm } from './unit-form.tsx';
import { UnitRow, type UnitCounts } from './unit-row.tsx';
import { useReturnFocus } from '../parts/use-return-focus.ts';

type UnitsProps = {
  /** Those that stand. */
  readonly units: readonly Unit[];
  readonly merged: readonly Unit[];
  readonly book: UnitBook;
  readonly countsOf: (unit: UnitId) => UnitCounts;
};

const UnitsTable = ({ units, book, countsOf, onDone }: Omit<UnitsProps, 'merged'> & { readonly onDone: (told: string) => void }) => {
  const { t } = useTranslation();
  return (
    <table className="people-table units-table">
      <thead>
        <tr>
          <th scope="col">{t('unitName')}</th>
          <th scope="col">{t('unitShortName')}</th>
          <th scope="col" className="people-number">
            {t('unitTasks')}
          </th>
          <th scope="col" className="people-number">
            {t('unitMembers')}
          </th>
          <th scope="col">
            <span className="unseen">{t('peopleWays')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <UnitRow key={unit.id} unit={unit} units={units} book={book} counts={countsOf(unit.id)} onDone={onDone} />
        ))}
      </tbody>
    </table>
  );
};

/** 单位: the bureaus that lead tasks. */
export const UnitsSection = ({ units, merged, book, countsOf }: UnitsProps) => {
  const { t } = useTranslation();
  const [isAdding, add] = useState(false);
  const [told, tell] = useState('');
  const head = useReturnFocus<HTMLElement>(isAdding);
  const added = (unit: Unit | null): void => {
    add(false);
    if (unit !== null) tell(t('unitAdded', { name: unit.name }));
  };
  return (
    <section aria-labelledby="units-title">
      <header ref={head} className="people-head">
        <h2 id="units-title">{t('units')}</h2>
        <span className="people-count">{t('unitCount', { n: units.length })}</span>
        <span className="spring" />
        <Button disabled={isAdding} data-testid="add-unit" onClick={() => add(true)}>
          {t('addUnit')}
        </Button>
      </header>
      <output className="people-told">{told}</output>
      {isAdding && (
        <div className="people-open">
          <UnitForm unit={null} onDone={added} />
        </div>
      )}
      <UnitsTable units={units} book={book} countsOf={countsOf} onDone={tell} />
      {merged.length > 0 && (
        <details className="merged-units">
          <summary>{t('mergedUnits', { n: merged.length })}</summary>
          <ul>
            {merged.map(({ id, name }) => (
              <li key={id}>{t('wentInto', { name, into: book.standing(id).name })}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
