import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailure } from '../parts/load-failure.tsx';
import { useAddress } from '../state/address.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/filters.css';
import '../styles/side-list.css';
import '../styles/mails.css';
import { type MailFilter, fitsFilter, MailFilters } from './mail-filters.tsx';
import { MailList } from './mail-list.tsx';
import { idOf } from './mail-words.ts';
import { useMails } from './mails-query.ts';
import { OpenMail } from './open-mail.tsx';
import './words.ts';

/** 邮件: what was sent in a period and what became of it. Which message is open stands in the address. */
export const Mails = () => {
  const { t } = useTranslation();
  const { sheet } = useSheetState();
  const open = useAddress('mail');
  const [period, setPeriod] = useState(sheet.reporting.period);
  const [filter, setFilter] = useState<MailFilter>({ kind: null, state: null });
  const { data, error, refetch } = useMails(sheet.id, period);
  const mails = data?.mails ?? [];
  const shown = mails.filter((mail) => fitsFilter(mail, filter));
  const opened = mails.find((mail) => idOf(mail) === open);
  return (
    <main className={opened === undefined ? 'two-panes mails' : 'two-panes mails mails-opened'} aria-label={t('mails')}>
      <section className="side-pane" aria-label={t('mailListed')}>
        <MailFilters period={period} onPeriod={setPeriod} mails={mails} filter={filter} onFilter={setFilter} />
        {data === undefined && error === null && <output className="list-state">{t('mailLoading')}</output>}
        {data === undefined && error !== null && (
          <LoadFailure words={t('mailFailed')} failure={error.failure} retry={() => void refetch()} />
        )}
        {data !== undefined && shown.length === 0 && <p className="list-state">{t(mails.length === 0 ? 'mailNone' : 'mailNoMatch')}</p>}
        <MailList mails={shown} open={open} />
      </section>
      <section className="mail-pane" aria-label={t('mailText')}>
        {opened === undefined ? mails.length > 0 && <p className="list-state">{t('mailChoose')}</p> : <OpenMail key={open} mail={opened} />}
      </section>
    </main>
  );
};
