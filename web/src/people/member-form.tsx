import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../domain/people/types.ts';
import type { Invitation, MemberEntry } from '../../../domain/wire/members.ts';
import { changeMember, inviteMember } from '../api/people.ts';
import { FailureText } from './failure-text.tsx';
import { faultsOfFailure, type PeopleFaults } from './faults.ts';
import { Labelled } from './field.tsx';
import { PeopleForm } from './form.tsx';
import { checkMember, memberEditFrom, ROLES, type MemberDraft } from './member-draft.ts';
import { usePeopleSave } from './people-query.ts';
import { UnitsPicker } from './units-picker.tsx';

type MemberFormProps = {
  /** The member as the list has it now; null for an invitation. */
  readonly member: MemberEntry | null;
  /** What the form begins with. */
  readonly first: MemberDraft;
  readonly units: readonly Unit[];
  readonly onDone: (saved: MemberEntry | null) => void;
};

const MEMBER_FIELDS = ['name', 'email', 'role', 'units'] as const;

type FieldsProps = Pick<MemberFormProps, 'units'> & {
  readonly draft: MemberDraft;
  readonly faults: PeopleFaults;
  readonly onDraft: (draft: MemberDraft) => void;
};

const MemberFields = ({ draft, faults, units, onDraft }: FieldsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Labelled label={t('memberName')} fault={faults.name}>
        {(field) => (
          <input {...field} value={draft.name} autoComplete="off" onChange={({ target }) => onDraft({ ...draft, name: target.value })} />
        )}
      </Labelled>
      <Labelled label={t('memberEmail')} fault={faults.email}>
        {(field) => (
          <input
            {...field}
            type="email"
            value={draft.email}
            autoComplete="off"
            onChange={({ target }) => onDraft({ ...draft, email: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('memberRole')} hint={t(`roleHint_${draft.role}`)} fault={faults.role}>
        {(field) => (
          <select
            {...field}
            value={draft.role}
            onChange={({ target }) => onDraft({ ...draft, role: ROLES.find((role) => role === target.value) ?? draft.role })}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`role_${role}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <UnitsPicker units={units} chosen={draft.units} fault={faults.units} onChange={(chosen) => onDraft({ ...draft, units: chosen })} />
    </>
  );
};

/** Invites somebody, or changes a member. What was typed stays, whatever comes of it. */
export const MemberForm = ({ member, first, units, onDone }: MemberFormProps) => {
  const { t } = useTranslation();
  const [seen] = useState(first);
  const [draft, setDraft] = useState(first);
  const [own, setOwn] = useState<PeopleFaults>({});
  const { isSaving, failure, save } = usePeopleSave();
  const told = faultsOfFailure(failure, MEMBER_FIELDS);
  const faults: PeopleFaults = { ...told, ...own };

  const send = async (wanted: Invitation): Promise<void> => {
    const edit = member === null ? null : memberEditFrom(wanted, seen, member.version);
    if (member !== null && edit === null) return onDone(null);
    const answer = await save(() => (member === null || edit === null ? inviteMember(wanted) : changeMember(member.id, edit)));
    if (answer !== null) onDone(answer.member);
  };
  const submit = (): void => {
    const checked = checkMember(draft);
    setOwn(checked.ok ? {} : checked.faults);
    if (checked.ok) void send(checked.invitation);
  };

  return (
    <PeopleForm
      title={member === null ? t('inviteTitle') : t('changeTitle', { name: member.name })}
      action={t(member === null ? 'sendInvitation' : 'save')}
      isSaving={isSaving}
      faults={faults}
      onSubmit={submit}
      onCancel={() => onDone(null)}
    >
      <MemberFields draft={draft} faults={faults} units={units} onDraft={setDraft} />
      {member === null && <p className="people-hint">{t('inviteHint')}</p>}
      {Object.keys(told).length === 0 && <FailureText failure={failure} />}
    </PeopleForm>
  );
};
