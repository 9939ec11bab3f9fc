import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit, UnitId } from '../../../domain/people/types.ts';
import { useFaultText } from './field.tsx';
import type { PeopleFault } from './faults.ts';

/** Below this, all units are seen at once. */
const FEW = 8;

type PickerProps = {
  /** Units that stand. */
  readonly units: readonly Unit[];
  readonly chosen: readonly UnitId[];
  readonly fault: PeopleFault | undefined;
  readonly onChange: (chosen: readonly UnitId[]) => void;
};

/** Any number of units, ticked in a list that can be looked through. */
export const UnitsPicker = ({ units, chosen, fault, onChange }: PickerProps) => {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const [sought, setSought] = useState('');
  const id = useId();
  const shown = units.filter(({ name, shortName }) => name.includes(sought.trim()) || shortName.includes(sought.trim()));
  const toggle = (unit: UnitId): void => onChange(chosen.includes(unit) ? chosen.filter((one) => one !== unit) : [...chosen, unit]);
  return (
    <fieldset className="units-picker" {...(fault === undefined ? {} : { 'aria-describedby': `${id}-fault` })}>
      <legend>{t('memberUnitsChosen', { n: chosen.length })}</legend>
      {units.length > FEW && (
        <input
          type="search"
          value={sought}
          placeholder={t('findUnit')}
          aria-label={t('findUnit')}
          onChange={({ target }) => setSought(target.value)}
          // Enter in here looks for a unit; it does not send the form.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      <div className="units-list">
        {shown.map((unit, at) => (
          <label key={unit.id}>
            <input
              type="checkbox"
              checked={chosen.includes(unit.id)}
              // The focus goes to the first one where none was ticked.
              {...(fault !== undefined && at === 0 ? { 'aria-invalid': true } : {})}
              onChange={() => toggle(unit.id)}
            />
            {unit.name}
          </label>
        ))}
      </div>
      {fault !== undefined && (
        <p id={`${id}-fault`} className="people-fault">
          {faultText(fault)}
        </p>
      )}
    </fieldset>
  );
};
