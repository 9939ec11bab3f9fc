import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOfReturn } from '../../../domain/mail/reason.ts';
import type { Unit } from '../../../domain/people/types.ts';
import type { MemberEntry } from '../../../domain/wire/members.ts';
import { getMemberHistory, removeMember } from '../api/people.ts';
import { localTime } from '../parts/figures.ts';
import { useSession } from '../session/session.ts';
import type { UnitBook } from '../state/unit-book.ts';
import { Confirm } from './confirm.tsx';
import { memberDraft } from './member-draft.ts';
import { MemberForm } from './member-form.tsx';
import { usePeopleSave } from './people-query.ts';
import { Records } from './records.tsx';
import { useReturnFocus } from '../parts/use-return-focus.ts';

const COLUMN_COUNT = 6;

type RowProps = {
  readonly member: MemberEntry;
  readonly units: readonly Unit[];
  readonly book: UnitBook;
  /** Something was done that is told above the table. */
  readonly onDone: (told: string) => void;
};

type Opened = 'form' | 'removal' | 'records' | null;

const Removal = ({ member, onDone, onClose }: Pick<RowProps, 'member' | 'onDone'> & { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { isSaving, failure, save } = usePeopleSave();
  const { id, name, version } = member;
  const remove = async (): Promise<void> => {
    if ((await save(() => removeMember(id, version))) !== null) onDone(t('memberRemoved', { name }));
  };
  return (
    <Confirm
      question={t('removeMember', { name })}
      action={t('remove')}
      isSaving={isSaving}
      failure={failure}
      onYes={() => void remove()}
      onNo={onClose}
    />
  );
};

type CellsProps = Pick<RowProps, 'member' | 'book'> & { readonly onOpen: (what: Opened) => void };

const Cells = ({ member, book, onOpen }: CellsProps) => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { name, email, role, units, signedIn, returned } = member;
  const isSelf = actor.id === member.id;
  return (
    <>
      <th scope="row">
        {name} {isSelf && <span className="tag">{t('yourself')}</span>}
      </th>
      <td className="people-email">
        {email}
        {returned !== undefined && (
          <span className="people-returned" data-testid="member-returned">
            <span aria-hidden="true">↩</span> {t('mailReturned', { why: t(`returned_${reasonOfReturn(returned.said)}`) })}{' '}
            <time dateTime={returned.at}>{localTime(returned.at)}</time>
          </span>
        )}
      </td>
      <td>{t(`role_${role}`)}</td>
      <td>{book.namesOf(units).join(t('unitsComma'))}</td>
      <td className={signedIn ? '' : 'people-waiting'}>{t(signedIn ? 'signedIn' : 'notSignedIn')}</td>
      <td className="people-ways">
        <button type="button" className="people-way" aria-label={`${t('edit')} ${name}`} onClick={() => onOpen('form')}>
          {t('edit')}
        </button>
        <button type="button" className="people-way" aria-label={t('recordsOf', { name })} onClick={() => onOpen('records')}>
          {t('records')}
        </button>
        <button
          type="button"
          className="people-way"
          aria-label={`${t('remove')} ${name}`}
          disabled={isSelf}
          title={isSelf ? t('removeSelf') : undefined}
          onClick={() => onOpen('removal')}
        >
          {t('remove')}
        </button>
      </td>
    </>
  );
};

/** A member, and under it what is being done with it. */
export const MemberRow = ({ member, units, book, onDone }: RowProps) => {
  const { t } = useTranslation();
  const [opened, open] = useState<Opened>(null);
  const row = useReturnFocus<HTMLTableRowElement>(opened !== null);
  const close = (): void => open(null);
  const saved = (entry: MemberEntry | null): void => {
    close();
    if (entry !== null) onDone(t('memberSaved', { name: entry.name }));
  };
  return (
    <>
      <tr ref={row} data-member={member.email}>
        <Cells member={member} book={book} onOpen={open} />
      </tr>
      {(opened === 'form' || opened === 'removal') && (
        <tr className="people-open">
          <td colSpan={COLUMN_COUNT}>
            {opened === 'form' ? (
              <MemberForm member={member} first={memberDraft(member, book)} units={units} onDone={saved} />
            ) : (
              <Removal member={member} onDone={onDone} onClose={close} />
            )}
          </td>
        </tr>
      )}
      {opened === 'records' && <Records name={member.name} subject={member.id} read={getMemberHistory} book={book} onClose={close} />}
    </>
  );
};
