import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownMail } from '../../../domain/wire/mails.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { localTime } from '../parts/figures.ts';
import { addressOf, idOf, whyOf } from './mail-words.ts';
import { StateTag } from './state-tag.tsx';

/** Messages that are listed at first, and with each 更多. */
const AT_ONCE = 200;

/** One message, as the link that opens it. */
const Entry = ({ mail, isOpen }: { readonly mail: ShownMail; readonly isOpen: boolean }) => {
  const { t } = useTranslation();
  const why = whyOf(t, mail);
  return (
    <li data-testid="mail" data-mail={idOf(mail)}>
      <AddressLink className="side-entry" to={{ mail: idOf(mail) }} isHere={isOpen}>
        <span className="mail-line">
          <strong>{mail.recipient.name}</strong>
          <span className="mail-address">{addressOf(t, mail)}</span>
          <StateTag state={mail.state} />
        </span>
        <span className="mail-subject">{mail.subject}</span>
        <span className="mail-when">
          <span className="tag">{t(`mailKind_${mail.kind}`)}</span>
          <time dateTime={mail.writtenAt}>{localTime(mail.writtenAt)}</time>
          {mail.attempts > 1 && (
            <span>
              {t('mailAttempts')} {mail.attempts}
            </span>
          )}
        </span>
        {why !== '' && <span className="mail-why">{why}</span>}
      </AddressLink>
    </li>
  );
};

/** Messages, the latest first; long lists a part at a time. */
export const MailList = ({ mails, open }: { readonly mails: readonly ShownMail[]; readonly open: string | null }) => {
  const { t } = useTranslation();
  const [most, setMost] = useState(AT_ONCE);
  return (
    <>
      <ol className="side-list">
        {mails.slice(0, most).map((mail) => (
          <Entry key={idOf(mail)} mail={mail} isOpen={idOf(mail) === open} />
        ))}
      </ol>
      {mails.length > most && (
        <div className="list-state">
          <p>{t('mailShown', { n: mails.length, shown: most })}</p>
          <Button size="small" onClick={() => setMost(most + AT_ONCE)}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
};
