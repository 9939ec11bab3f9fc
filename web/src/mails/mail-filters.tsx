import { useTranslation } from 'react-i18next';
import type { MailKind, MailState } from '../../../domain/mail/types.ts';
import { cycleOf, type Period, periodsOf } from '../../../domain/period.ts';
import type { ShownMail } from '../../../domain/wire/mails.ts';
import { periodWords } from '../../../domain/text/period-words.ts';
import { MAIL_STATES } from './mail-words.ts';
import { StateTag } from './state-tag.tsx';

const KINDS = ['summary', 'chase', 'mentions', 'bulletin'] as const satisfies readonly MailKind[];

/** What the list is narrowed to; null is any. */
export type MailFilter = { readonly kind: MailKind | null; readonly state: MailState | null };

export const fitsFilter = (mail: ShownMail, { kind, state }: MailFilter): boolean =>
  (kind === null || mail.kind === kind) && (state === null || mail.state === state);

type FiltersProps = {
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
  readonly mails: readonly ShownMail[];
  readonly filter: MailFilter;
  readonly onFilter: (filter: MailFilter) => void;
};

/** Which period, which kind, and a chip with its number for each state that comes up. */
export const MailFilters = ({ period, onPeriod, mails, filter, onFilter }: FiltersProps) => {
  const { t } = useTranslation();
  const ofKind = mails.filter((mail) => fitsFilter(mail, { ...filter, state: null }));
  const numberOf = (state: MailState): number => ofKind.filter((mail) => mail.state === state).length;
  return (
    <search className="mail-filters" aria-label={t('filters')}>
      <select
        className="filter-chip"
        aria-label={t('mailPeriod')}
        value={period}
        data-testid="mail-period"
        onChange={({ target }) => onPeriod(target.value)}
      >
        {periodsOf(Number(period.slice(0, 4)), cycleOf(period)).map((one) => (
          <option key={one} value={one}>
            {periodWords(t, one)}
          </option>
        ))}
      </select>
      <select
        className="filter-chip"
        aria-label={t('mailKind')}
        value={filter.kind ?? ''}
        data-chosen={filter.kind !== null}
        data-testid="mail-kind"
        onChange={({ target }) => onFilter({ ...filter, kind: KINDS.find((kind) => kind === target.value) ?? null })}
      >
        <option value="">{t('mailKind')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`mailKind_${kind}`)}
          </option>
        ))}
      </select>
      {MAIL_STATES.filter((state) => numberOf(state) > 0 || filter.state === state).map((state) => (
        <button
          key={state}
          type="button"
          className="filter-chip"
          aria-pressed={filter.state === state}
          data-testid={`mail-state-${state}`}
          onClick={() => onFilter({ ...filter, state: filter.state === state ? null : state })}
        >
          <StateTag state={state} /> {numberOf(state)}
        </button>
      ))}
    </search>
  );
};
