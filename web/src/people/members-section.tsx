import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../domain/people/types.ts';
import type { MemberEntry } from '../../../domain/wire/members.ts';
import type { UnitBook } from '../state/unit-book.ts';
import { BLANK_MEMBER, findMembers } from './member-draft.ts';
import { MemberForm } from './member-form.tsx';
import { MemberRow } from './member-row.tsx';
import { useReturnFocus } from '../parts/use-return-focus.ts';

type MembersProps = { readonly members: readonly MemberEntry[]; readonly units: readonly Unit[]; readonly book: UnitBook };

const MembersTable = ({ members, units, book, onDone }: MembersProps & { readonly onDone: (told: string) => void }) => {
  const { t } = useTranslation();
  return (
    <table className="people-table members-table">
      <thead>
        <tr>
          <th scope="col">{t('memberName')}</th>
          <th scope="col">{t('memberEmail')}</th>
          <th scope="col">{t('memberRole')}</th>
          <th scope="col">{t('memberUnits')}</th>
          <th scope="col">{t('memberState')}</th>
          <th scope="col">
            <span className="unseen">{t('peopleWays')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} units={units} book={book} onDone={onDone} />
        ))}
      </tbody>
    </table>
  );
};

/** 成员: everybody who may come in, and inviting somebody. */
export const MembersSection = ({ members, units, book }: MembersProps) => {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const [isInviting, invite] = useState(false);
  const [told, tell] = useState('');
  const head = useReturnFocus<HTMLElement>(isInviting);
  const found = findMembers(members, sought, book);
  const invited = (entry: MemberEntry | null): void => {
    invite(false);
    if (entry !== null) tell(t('invited', { name: entry.name, email: entry.email }));
  };
  return (
    <section aria-labelledby="members-title">
      <header ref={head} className="people-head">
        <h2 id="members-title">{t('members')}</h2>
        <span className="people-count">{t('memberCount', { n: members.length })}</span>
        <input
          className="find"
          type="search"
          value={sought}
          placeholder={t('findMember')}
          aria-label={t('findMember')}
          onChange={({ target }) => setSought(target.value)}
        />
        <span className="spring" />
        <Button type="primary" disabled={isInviting} data-testid="invite" onClick={() => invite(true)}>
          {t('invite')}
        </Button>
      </header>
      <output className="people-told">{told}</output>
      {isInviting && (
        <div className="people-open">
          <MemberForm member={null} first={BLANK_MEMBER} units={units} onDone={invited} />
        </div>
      )}
      <MembersTable members={found} units={units} book={book} onDone={tell} />
      {found.length === 0 && <p className="people-none">{t('noMember', { text: sought })}</p>}
    </section>
  );
};
