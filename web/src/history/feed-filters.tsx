import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goTo, type AddressPart } from '../state/address.ts';
import { dayBefore } from './days.ts';

/** One value of a filter, and the name that it is shown by. */
export type Choice = { readonly value: string; readonly name: string };

type SelectProps = { readonly part: AddressPart; readonly label: string; readonly value: string; readonly choices: readonly Choice[] };

const narrow = (part: AddressPart, value: string): void => goTo({ [part]: value === '' ? null : value }, 'replace');

const Field = ({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <span className="filter">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  );
};

const Select = ({ part, label, value, choices }: SelectProps) => {
  const { t } = useTranslation();
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value} data-testid={`filter-${part}`} onChange={({ target }) => narrow(part, target.value)}>
          <option value="">{t('filterAll')}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** Any day, today, yesterday, or a day of choice. */
const DayFilter = ({ day }: { readonly day: string }) => {
  const { t } = useTranslation();
  const [now] = useState(Date.now);
  const chips = [
    { name: t('anyDay'), value: '' },
    { name: t('today'), value: dayBefore(0, now) },
    { name: t('yesterday'), value: dayBefore(1, now) },
  ] as const;
  return (
    <fieldset className="day-filter" aria-label={t('filterDay')}>
      {chips.map(({ name, value }) => (
        <button key={name} type="button" className="chip" aria-pressed={day === value} onClick={() => narrow('day', value)}>
          {name}
        </button>
      ))}
      <Field label={t('filterDay')}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={day}
            max={dayBefore(0, now)}
            data-testid="filter-day"
            onChange={({ target }) => narrow('day', target.value)}
          />
        )}
      </Field>
    </fieldset>
  );
};

type FiltersProps = {
  readonly units: readonly Choice[];
  readonly people: readonly Choice[];
  readonly unit: string;
  readonly person: string;
  readonly day: string;
};

/** Narrows the feed by unit, person and day. What is chosen stands in the address. */
export const FeedFilters = ({ units, people, unit, person, day }: FiltersProps) => {
  const { t } = useTranslation();
  const isNarrowed = unit !== '' || person !== '' || day !== '';
  return (
    <search className="feed-filters" aria-label={t('filters')}>
      <Select part="unit" label={t('columnUnits')} value={unit} choices={units} />
      <Select part="person" label={t('filterPerson')} value={person} choices={people} />
      <DayFilter day={day} />
      {isNarrowed && (
        <button type="button" className="text-way" onClick={() => goTo({ unit: null, person: null, day: null }, 'replace')}>
          {t('filterClear')}
        </button>
      )}
    </search>
  );
};
