import { Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '../../../domain/people/types.ts';
import type { MailingAnswer } from '../../../domain/wire/mailing.ts';
import type { MemberEntry } from '../../../domain/wire/members.ts';
import type { RequestFailure } from '../api/request.ts';
import { FailureText } from '../people/failure-text.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import type { UnitBook } from '../state/unit-book.ts';
import '../styles/mail-settings.css';
import { BulletinFields } from './bulletin-fields.tsx';
import { checkMailing, draftOf, type MailingFaults } from './draft.ts';
import { useMailing, useMailingSave } from './mailing-query.ts';
import { RobotsFields } from './robots-fields.tsx';
import { ChaseDays, KindFields, LeadersPicker, SummaryDayFields } from './schedule-fields.tsx';
import { SendNow } from './send-now.tsx';
import { useMailWords } from './words.ts';

type MailProps = { readonly members: readonly MemberEntry[]; readonly book: UnitBook };

/** Names of the units that have tasks and nobody who could be chased for them. */
const useOwnerless = ({ members, book }: MailProps): readonly string[] => {
  const { view } = useSheetState();
  const standing = (ids: readonly UnitId[]): UnitId[] => ids.map((id) => book.standing(id).id);
  const served = new Set(members.filter(({ role }) => role === 'editor').flatMap(({ units }) => standing(units)));
  return book.namesOf(standing(view.rows.flatMap(({ unitIds }) => unitIds)).filter((unit) => !served.has(unit)));
};

/** The form as typed, what is to be mended in it, and sending it. */
const useMailForm = (answer: MailingAnswer) => {
  const [draft, setDraft] = useState(() => draftOf(answer));
  const [seen, setSeen] = useState(answer);
  const [faults, setFaults] = useState<MailingFaults>({});
  const [isSaved, setSaved] = useState(false);
  const { isSaving, failure, save } = useMailingSave();
  // Saved, or somebody else was first: the form goes on from what the server has.
  if (seen !== answer) {
    setSeen(answer);
    setDraft(draftOf(answer));
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const checked = checkMailing(draft);
    setFaults(checked.ok ? {} : checked.faults);
    setSaved(false);
    if (checked.ok) setSaved(await save(checked.edit));
  };
  return { draft, setDraft, faults, isSaved, isSaving, failure, submit };
};

const SaveFailure = ({ failure }: { readonly failure: RequestFailure | null }) => {
  const t = useMailWords();
  if (failure?.kind !== 'problem' || failure.problem.code !== 'outdated') return <FailureText failure={failure} />;
  return (
    <p className="people-fault" role="alert">
      {t('outdated')}
    </p>
  );
};

const MailForm = ({ answer, members, book }: MailProps & { readonly answer: MailingAnswer }) => {
  const t = useMailWords();
  const { t: page } = useTranslation();
  const { draft, setDraft, faults, isSaved, isSaving, failure, submit } = useMailForm(answer);
  const form = useRef<HTMLFormElement>(null);
  const ownerless = useOwnerless({ members, book });
  const wrong = Object.keys(faults).join(' ');
  useEffect(() => {
    if (wrong !== '') form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);
  const fields = { draft, faults, timeZone: answer.timeZone, onDraft: setDraft };
  const setSummary = (changes: Partial<typeof draft.summary>): void => setDraft({ ...draft, summary: { ...draft.summary, ...changes } });
  return (
    <form ref={form} className="mail-form" noValidate onSubmit={(event) => void submit(event)}>
      <p className="people-hint">{t('zone', { zone: answer.timeZone })}</p>
      <KindFields {...fields} kind="summary">
        <SummaryDayFields on={draft.summary.on} onChange={(on) => setSummary({ on })} />
        <LeadersPicker members={members} chosen={draft.summary.to} onChange={(to) => setSummary({ to })} />
      </KindFields>
      <KindFields {...fields} kind="chase">
        <ChaseDays {...fields} />
        {ownerless.length > 0 && (
          <p className="mail-problem mail-wide" data-testid="ownerless">
            {t('ownerless', { units: ownerless.join(page('unitsComma')) })}
          </p>
        )}
      </KindFields>
      <KindFields {...fields} kind="mentions" />
      <BulletinFields {...fields} />
      <RobotsFields {...fields} />
      <div className="mail-line">
        <Button type="primary" htmlType="submit" loading={isSaving} data-testid="save-mailing">
          {page('save')}
        </Button>
        <output className="people-told">{isSaved ? t('saved') : ''}</output>
      </div>
      <SaveFailure failure={failure} />
    </form>
  );
};

/** 邮件: when mails go out, to whom, and sending them now; for the office. */
export const MailSection = ({ members, book }: MailProps) => {
  const t = useMailWords();
  const { t: page } = useTranslation();
  const { data, error, refetch } = useMailing();
  return (
    <section aria-labelledby="mail-title">
      <header className="people-head">
        <h2 id="mail-title">{t('title')}</h2>
      </header>
      {data?.relay === 'none' && <p className="mail-problem">{t('noRelay')}</p>}
      {data === undefined && error === null && <output className="people-coming">{t('loading')}</output>}
      {data === undefined && error !== null && (
        <p className="people-fault" role="alert">
          {t('failed')}{' '}
          <button type="button" className="people-way" onClick={() => void refetch()}>
            {page('retry')}
          </button>
        </p>
      )}
      {data !== undefined && <MailForm answer={data} members={members} book={book} />}
      {data !== undefined && <SendNow />}
    </section>
  );
};
