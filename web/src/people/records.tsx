import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { RegisterEvent } from '../../../domain/people/types.ts';
import type { Outcome } from '../api/request.ts';
import { Dialogue } from '../parts/dialogue.tsx';
import { localTime } from '../parts/figures.ts';
import { answered, READING, type LoadError } from '../state/reading.ts';
import type { UnitBook } from '../state/unit-book.ts';
import { changesOf, type RecordChange } from './record-changes.ts';

const LABELS = {
  name: 'memberName',
  email: 'memberEmail',
  role: 'memberRole',
  units: 'memberUnits',
  shortName: 'unitShortName',
  mergedInto: 'mergeInto',
} as const;

/** One value before and after. */
const Change = ({ change, book }: { readonly change: RecordChange; readonly book: UnitBook }) => {
  const { t } = useTranslation();
  const words = (which: 'before' | 'after'): string => {
    switch (change.field) {
      case 'role': {
        const role = change[which];
        return role === null ? '' : t(`role_${role}`);
      }
      case 'units':
        return book.namesOf(change[which] ?? []).join(t('unitsComma'));
      case 'mergedInto': {
        const unit = change[which];
        return unit === null ? '' : book.standing(unit).name;
      }
      case 'name':
      case 'email':
      case 'shortName':
        return change[which] ?? '';
    }
  };
  const before = words('before');
  return (
    <li>
      {t(LABELS[change.field])} {before !== '' && <del>{before}</del>} <ins>{words('after') || t('nothingYet')}</ins>
    </li>
  );
};

const Entry = ({ event, book }: { readonly event: RegisterEvent; readonly book: UnitBook }) => {
  const { t } = useTranslation();
  return (
    <li>
      <p>
        <strong>{t(event.what)}</strong> · {event.by.name} · <time dateTime={event.at}>{localTime(event.at)}</time>
      </p>
      <ul>
        {changesOf(event).map((change) => (
          <Change key={change.field} change={change} book={book} />
        ))}
      </ul>
    </li>
  );
};

type RecordsProps = {
  readonly name: string;
  readonly subject: string;
  readonly read: (subject: string, signal: AbortSignal) => Promise<Outcome<{ readonly events: readonly RegisterEvent[] }>>;
  readonly book: UnitBook;
  readonly onClose: () => void;
};

/** All that was done to a member or a unit, newest first. */
export const Records = ({ name, subject, read, book, onClose }: RecordsProps) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery<{ readonly events: readonly RegisterEvent[] }, LoadError>({
    ...READING,
    queryKey: ['records', subject],
    queryFn: async ({ signal }) => answered(await read(subject, signal)),
  });
  // Outside the table in whose row it was asked for.
  return createPortal(
    <Dialogue name="records" title={t('recordsOf', { name })} onClose={onClose}>
      {data === undefined && error === null && <output>{t('recordsLoading')}</output>}
      {data === undefined && error !== null && (
        <p role="alert">
          {t('recordsFailed')} <Button onClick={() => void refetch()}>{t('retry')}</Button>
        </p>
      )}
      <ul className="records">
        {data?.events.map((event) => (
          <Entry key={event.version} event={event} book={book} />
        ))}
      </ul>
    </Dialogue>,
    document.body,
  );
};
