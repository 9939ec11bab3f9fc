import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '../../../domain/people/types.ts';
import { useLine } from '../api/line.ts';
import { MailSection } from '../mail-settings/mail-section.tsx';
import { ReportingSection } from '../reports/reporting-section.tsx';
import { languageOf } from '../state/language.ts';
import type { LoadError } from '../state/reading.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { unitBook } from '../state/unit-book.ts';
import '../styles/people.css';
import '../styles/people-forms.css';
import { isEntry } from './member-draft.ts';
import { MembersSection } from './members-section.tsx';
import { useMembers, useUnits } from './people-query.ts';
import type { UnitCounts } from './unit-row.tsx';
import { UnitsSection } from './units-section.tsx';

const Failed = ({ error, onRetry }: { readonly error: LoadError; readonly onRetry: () => void }) => {
  const { t, i18n } = useTranslation();
  const { failure } = error;
  const { isAway } = useLine();
  const reason =
    failure.kind === 'problem'
      ? failure.problem.messages[languageOf(i18n.language)]
      : t(failure.kind === 'network' ? 'loadFailedNetwork' : 'loadFailedUnreadable');
  return (
    <main className="notice-page" role="alert">
      <h1>{t('membersFailed')}</h1>
      <p>{isAway ? t('settingsAway') : reason}</p>
      <Button type="primary" onClick={onRetry}>
        {t('retry')}
      </Button>
    </main>
  );
};

/** Members and units, for the admins who manage them. */
export const Settings = () => {
  const { t, i18n } = useTranslation();
  const { view } = useSheetState();
  const members = useMembers();
  const units = useUnits();
  if (members.data === undefined || units.data === undefined) {
    const error = members.error ?? units.error;
    const retry = (): void => void Promise.all([members.refetch(), units.refetch()]);
    return error === null ? <output className="people-coming">{t('membersLoading')}</output> : <Failed error={error} onRetry={retry} />;
  }
  const entries = members.data.members.filter(isEntry);
  const book = unitBook(units.data.units);
  const byName = new Intl.Collator(i18n.language);
  const standing = units.data.units.filter(({ mergedInto }) => mergedInto === null).toSorted((a, b) => byName.compare(a.name, b.name));
  const countsOf = (unit: UnitId): UnitCounts => {
    const belongs = (ids: readonly UnitId[]): boolean => ids.some((id) => book.standing(id).id === unit);
    return {
      tasks: view.rows.filter(({ unitIds }) => belongs(unitIds)).length,
      members: entries.filter((member) => belongs(member.units)).length,
    };
  };
  return (
    <main className="people-page">
      <ReportingSection />
      <MailSection members={entries} book={book} />
      <MembersSection members={entries} units={standing} book={book} />
      <UnitsSection
        units={standing}
        merged={units.data.units.filter(({ mergedInto }) => mergedInto !== null)}
        book={book}
        countsOf={countsOf}
      />
    </main>
  );
};
