import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../domain/people/types.ts';
import { getUnitHistory } from '../api/people.ts';
import type { UnitBook } from '../state/unit-book.ts';
import { Records } from './records.tsx';
import { MergeForm, UnitForm } from './unit-form.tsx';
import { useReturnFocus } from '../parts/use-return-focus.ts';

const COLUMN_COUNT = 5;

/** How much belongs to a unit. */
export type UnitCounts = { readonly tasks: number; readonly members: number };

type RowProps = {
  readonly unit: Unit;
  /** Those that stand, this one too. */
  readonly units: readonly Unit[];
  readonly book: UnitBook;
  readonly counts: UnitCounts;
  /** Something was done that is told above the table. */
  readonly onDone: (told: string) => void;
};

type Opened = 'form' | 'merge' | 'records' | null;

const Cells = ({ unit, counts, onOpen }: Pick<RowProps, 'unit' | 'counts'> & { readonly onOpen: (what: Opened) => void }) => {
  const { t } = useTranslation();
  const { name, shortName } = unit;
  return (
    <>
      <th scope="row">{name}</th>
      <td>{shortName}</td>
      <td className="people-number" data-label={t('unitTasks')}>
        {counts.tasks}
      </td>
      <td className="people-number" data-label={t('unitMembers')}>
        {counts.members}
      </td>
      <td className="people-ways">
        <button type="button" className="people-way" aria-label={`${t('edit')} ${name}`} onClick={() => onOpen('form')}>
          {t('edit')}
        </button>
        <button type="button" className="people-way" aria-label={t('recordsOf', { name })} onClick={() => onOpen('records')}>
          {t('records')}
        </button>
        <button type="button" className="people-way" aria-label={`${t('merge')} ${name}`} onClick={() => onOpen('merge')}>
          {t('merge')}
        </button>
      </td>
    </>
  );
};

/** A unit, and under it what is being done with it. */
export const UnitRow = ({ unit, units, book, counts, onDone }: RowProps) => {
  const { t } = useTranslation();
  const [opened, open] = useState<Opened>(null);
  const row = useReturnFocus<HTMLTableRowElement>(opened !== null);
  const { name } = unit;
  const close = (told: string | null): void => {
    open(null);
    if (told !== null) onDone(told);
  };
  return (
    <>
      <tr ref={row} data-unit={name}>
        <Cells unit={unit} counts={counts} onOpen={open} />
      </tr>
      {(opened === 'form' || opened === 'merge') && (
        <tr className="people-open">
          <td colSpan={COLUMN_COUNT}>
            {opened === 'form' ? (
              <UnitForm unit={unit} onDone={(saved) => close(saved === null ? null : t('unitSaved', { name: saved.name }))} />
            ) : (
              <MergeForm
                unit={unit}
                others={units.filter(({ id }) => id !== unit.id)}
                onDone={(into) => close(into === null ? null : t('unitMerged', { name, into: into.name }))}
              />
            )}
          </td>
        </tr>
      )}
      {opened === 'records' && <Records name={name} subject={unit.id} read={getUnitHistory} book={book} onClose={() => open(null)} />}
    </>
  );
};
