import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultCode } from './check-draft.ts';
import { COMPARISONS, type Draft, type Field } from './draft.ts';

type FieldProps = {
  readonly kind: Draft['kind'];
  readonly field: Field;
  readonly value: string;
  readonly unit: string;
  /** In place of the field's usual name. */
  readonly label?: string;
  /** What holds while nothing is typed. */
  readonly placeholder?: string;
  readonly fault: FaultCode | null;
  readonly onChange: (value: string) => void;
};

const COMPARISON_NAMES = { '>=': 'opAtLeast', '=': 'opExactly', '<=': 'opAtMost', done: 'opDone' } as const;

const NUMBERS: ReadonlySet<Field> = new Set(['value', 'target', 'baseline', 'weight', 'share']);

const useFieldName = (kind: Draft['kind'], field: Field, unit: string): string => {
  const { t } = useTranslation();
  if (field !== 'value') return t(`field_${field}`);
  if (kind === 'completion') return t('field_share');
  return unit === '' ? t('field_value') : t('field_valueIn', { unit });
};

/** One labelled field, with what to mend under it. */
export const FormField = ({ kind, field, value, unit, label, placeholder, fault, onChange }: FieldProps) => {
  const { t } = useTranslation();
  const id = useId();
  const name = useFieldName(kind, field, unit);
  const shared = {
    id,
    name: field,
    value,
    'aria-invalid': fault !== null,
    ...(fault === null ? {} : { 'aria-describedby': `${id}-fault` }),
  };
  return (
    <div className={`field field-${field}`}>
      <label htmlFor={id}>{label ?? name}</label>
      {field === 'op' ? (
        <select {...shared} onChange={({ target }) => onChange(target.value)}>
          {COMPARISONS.map((op) => (
            <option key={op} value={op}>
              {t(COMPARISON_NAMES[op])}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          autoComplete="off"
          placeholder={placeholder}
          inputMode={NUMBERS.has(field) ? 'decimal' : 'text'}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {fault !== null && (
        <p id={`${id}-fault`} className="field-fault">
          {t(fault === 'too_large' && (kind === 'completion' || kind === 'plan') ? 'fault_over_100' : `fault_${fault}`)}
        </p>
      )}
    </div>
  );
};
