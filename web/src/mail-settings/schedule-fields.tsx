import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nextOccasion } from '../../../domain/mail/schedule.ts';
import type { SummaryDay } from '../../../domain/mail/settings.ts';
import type { TimedKind } from '../../../domain/mail/types.ts';
import type { MemberEntry } from '../../../domain/wire/members.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import type { MailingDraft, MailingFaults } from './draft.ts';
import { InputField } from './input-field.tsx';
import { useMailWords, type MailWords } from './words.ts';

export type FieldsProps = {
  readonly draft: MailingDraft;
  readonly faults: MailingFaults;
  readonly timeZone: string;
  readonly onDraft: (draft: MailingDraft) => void;
};

/** When a kind goes out next, as the form stands. */
const Next = ({ kind, draft, timeZone }: Pick<FieldsProps, 'draft' | 'timeZone'> & { readonly kind: TimedKind }) => {
  const t = useMailWords();
  const { sheet } = useSheetState();
  const [now] = useState(Date.now);
  if (!draft[kind].isOn) return <p className="mail-next">{t('isOff')}</p>;
  const next = draft[kind].time === '' ? null : nextOccasion(kind, now, draft, sheet.reporting, timeZone);
  return (
    <p className="mail-next" data-testid={`next-${kind}`}>
      {next === null ? t('noNext') : t('next', { time: next.replace('T', ' ') })}
    </p>
  );
};

type KindProps = FieldsProps & { readonly kind: TimedKind; readonly children?: ReactNode };

type TimeProps = { readonly value: string; readonly fault: MailingFaults[string]; readonly onChange: (time: string) => void };

/** A time of the day. */
export const TimeField = (props: TimeProps) => {
  const t = useMailWords();
  return <InputField {...props} type="time" label={t('time')} />;
};

/** What all kinds have that go out at times of their own: whether they do, and at what time. */
export const KindFields = ({ kind, draft, faults, timeZone, onDraft, children }: KindProps) => {
  const t = useMailWords();
  const set = (fields: { isOn?: boolean; time?: string }): void => onDraft({ ...draft, [kind]: { ...draft[kind], ...fields } });
  return (
    <fieldset className="mail-kind">
      <legend>{t(`kind_${kind}`)}</legend>
      <p className="people-hint">{t(`about_${kind}`)}</p>
      <div className="mail-line">
        <label className="mail-check">
          <input type="checkbox" checked={draft[kind].isOn} onChange={({ target }) => set({ isOn: target.checked })} />
          {t('isOn')}
        </label>
        <TimeField value={draft[kind].time} fault={faults[`${kind}.time`]} onChange={(time) => set({ time })} />
        {children}
      </div>
      <Next kind={kind} draft={draft} timeZone={timeZone} />
    </fieldset>
  );
};

const CYCLES = ['week', 'month', 'quarter'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5] as const;
const WORKING_DAYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1, -2, -3, -4, -5] as const;

const workingDayWords = (t: MailWords, day: number): string => {
  if (day > 0) return t('nthDay', { n: day });
  return day === -1 ? t('lastDay') : t('lastNthDay', { n: -day });
};

/** A weekday, or a working day of each month or quarter. */
export const SummaryDayFields = ({ on, onChange }: { readonly on: SummaryDay; readonly onChange: (on: SummaryDay) => void }) => {
  const t = useMailWords();
  const [every, day] = [useId(), useId()];
  const choose = (cycle: (typeof CYCLES)[number] | undefined): void => {
    if (cycle === 'week') onChange({ every: 'week', weekday: 1 });
    else if (cycle !== undefined) onChange({ every: cycle, workingDay: on.every === 'week' ? -1 : on.workingDay });
  };
  return (
    <>
      <div className="people-field">
        <label htmlFor={every}>{t('every')}</label>
        <select id={every} value={on.every} onChange={({ target }) => choose(CYCLES.find((cycle) => cycle === target.value))}>
          {CYCLES.map((cycle) => (
            <option key={cycle} value={cycle}>
              {t(`every_${cycle}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="people-field">
        <label htmlFor={day}>{t('day')}</label>
        <select
          id={day}
          value={on.every === 'week' ? on.weekday : on.workingDay}
          onChange={({ target }) =>
            onChange(on.every === 'week' ? { ...on, weekday: Number(target.value) } : { ...on, workingDay: Number(target.value) })
          }
        >
          {on.every === 'week'
            ? WEEKDAYS.map((weekday) => (
                <option key={weekday} value={weekday}>
                  {t(`weekday_${weekday}`)}
                </option>
              ))
            : WORKING_DAYS.map((workingDay) => (
                <option key={workingDay} value={workingDay}>
                  {workingDayWords(t, workingDay)}
                </option>
              ))}
        </select>
      </div>
      {on.every === 'week' && <p className="people-hint mail-wide">{t('weekHint')}</p>}
    </>
  );
};

/** The members who get the 汇总, ticked in a list that can be looked through. */
export const LeadersPicker = ({
  members,
  chosen,
  onChange,
}: {
  readonly members: readonly MemberEntry[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) => {
  const t = useMailWords();
  const { t: page } = useTranslation();
  const [sought, setSought] = useState('');
  const present = chosen.filter((id) => members.some((member) => member.id === id));
  const shown = members.filter(({ name, email }) => [name, email].some((words) => words.includes(sought.trim())));
  const toggle = (id: string): void => onChange(present.includes(id) ? present.filter((one) => one !== id) : [...present, id]);
  return (
    <fieldset className="units-picker mail-wide">
      <legend>{present.length === 0 ? t('noRecipients') : t('recipients', { n: present.length })}</legend>
      <input
        type="search"
        value={sought}
        placeholder={t('findMember')}
        aria-label={t('findMember')}
        onChange={({ target }) => setSought(target.value)}
        // Enter in here looks for a member; it does not send the form.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div className="units-list">
        {shown.map(({ id, name, role }) => (
          <label key={id}>
            <input type="checkbox" checked={present.includes(id)} onChange={() => toggle(id)} />
            {name} <span className="people-hint">{page(`role_${role}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const CHASE_DAYS = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5] as const;

const chaseDayWords = (t: MailWords, day: number): string => {
  if (day === 0) return t('onDay');
  return day < 0 ? t('before', { n: -day }) : t('after', { n: day });
};

/** The days of the 催办, from the due day; those chosen elsewhere stay among them. */
export const ChaseDays = ({ draft, faults, onDraft }: Omit<FieldsProps, 'timeZone'>) => {
  const t = useMailWords();
  const { days } = draft.chase;
  const fault = faults['chase.days'];
  const offered = [...new Set([...CHASE_DAYS, ...days])].toSorted((a, b) => a - b);
  const toggle = (day: number): void => {
    const chosen = days.includes(day) ? days.filter((one) => one !== day) : [...days, day].toSorted((a, b) => a - b);
    onDraft({ ...draft, chase: { ...draft.chase, days: chosen } });
  };
  return (
    <fieldset className="mail-days mail-wide">
      <legend>{t('chaseDays')}</legend>
      {offered.map((day) => (
        <label key={day} className="mail-check">
          <input type="checkbox" checked={days.includes(day)} aria-invalid={fault !== undefined} onChange={() => toggle(day)} />
          {chaseDayWords(t, day)}
        </label>
      ))}
      {fault !== undefined && <p className="people-fault">{t(`fault_${fault}`)}</p>}
    </fieldset>
  );
};
