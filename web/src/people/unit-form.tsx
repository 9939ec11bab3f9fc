import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../domain/people/types.ts';
import { addUnit, mergeUnit, renameUnit } from '../api/people.ts';
import { FailureText } from './failure-text.tsx';
import { faultsOfFailure, type PeopleFaults } from './faults.ts';
import { Labelled } from './field.tsx';
import { PeopleForm } from './form.tsx';
import { usePeopleSave } from './people-query.ts';
import { checkUnit } from './unit-draft.ts';

type UnitFormProps = {
  /** The unit as the list has it now; null for a new one. */
  readonly unit: Unit | null;
  readonly onDone: (saved: Unit | null) => void;
};

/** Adds a unit or renames one. */
export const UnitForm = ({ unit, onDone }: UnitFormProps) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ name: unit?.name ?? '', shortName: unit?.shortName ?? '' });
  const [own, setOwn] = useState<PeopleFaults>({});
  const { isSaving, failure, save } = usePeopleSave();
  const told = faultsOfFailure(failure, ['name', 'shortName']);
  const faults: PeopleFaults = { ...told, ...own };
  const submit = async (): Promise<void> => {
    const checked = checkUnit(draft);
    setOwn(checked.ok ? {} : checked.faults);
    if (!checked.ok) return;
    const { addition } = checked;
    const answer = await save(() => (unit === null ? addUnit(addition) : renameUnit(unit.id, { ...addition, version: unit.version })));
    if (answer !== null) onDone(answer.unit);
  };
  return (
    <PeopleForm
      title={unit === null ? t('addUnit') : t('changeTitle', { name: unit.name })}
      action={t('save')}
      isSaving={isSaving}
      faults={faults}
      onSubmit={() => void submit()}
      onCancel={() => onDone(null)}
    >
      <Labelled label={t('unitName')} fault={faults.name}>
        {(field) => (
          <input {...field} value={draft.name} autoComplete="off" onChange={({ target }) => setDraft({ ...draft, name: target.value })} />
        )}
      </Labelled>
      <Labelled label={t('unitShortName')} fault={faults.shortName}>
        {(field) => (
          <input
            {...field}
            value={draft.shortName}
            placeholder={draft.name}
            autoComplete="off"
            onChange={({ target }) => setDraft({ ...draft, shortName: target.value })}
          />
        )}
      </Labelled>
      {Object.keys(told).length === 0 && <FailureText failure={failure} />}
    </PeopleForm>
  );
};

type MergeFormProps = {
  readonly unit: Unit;
  /** Units that it can go into. */
  readonly others: readonly Unit[];
  readonly onDone: (into: Unit | null) => void;
};

/** Merges a unit into another one; there is no way back, so it is said before. */
export const MergeForm = ({ unit, others, onDone }: MergeFormProps) => {
  const { t } = useTranslation();
  const [chosen, choose] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { isSaving, failure, save } = usePeopleSave();
  const told = faultsOfFailure(failure, ['into']);
  const faults: PeopleFaults = isMissing ? { into: 'missing' } : told;
  const submit = async (): Promise<void> => {
    const into = others.find(({ id }) => id === chosen);
    setMissing(into === undefined);
    if (into === undefined) return;
    const answer = await save(() => mergeUnit(unit.id, { version: unit.version, into: into.id }));
    if (answer !== null) onDone(into);
  };
  return (
    <PeopleForm
      title={t('mergeTitle', { name: unit.name })}
      action={t('merge')}
      isSaving={isSaving}
      faults={faults}
      onSubmit={() => void submit()}
      onCancel={() => onDone(null)}
    >
      <Labelled label={t('mergeInto')} hint={t('mergeHint')} fault={faults.into}>
        {(field) => (
          <select {...field} value={chosen} onChange={({ target }) => choose(target.value)}>
            <option value="">{t('mergeChoose')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {Object.keys(told).length === 0 && <FailureText failure={failure} />}
    </PeopleForm>
  );
};
