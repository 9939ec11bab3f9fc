import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saidIn } from '../../../domain/mail/reason.ts';
import type { Letter } from '../../../domain/mail/types.ts';
import type { ShownMail } from '../../../domain/wire/mails.ts';
import { LoadFailure } from '../parts/load-failure.tsx';
import { AddressLink } from '../parts/address-link.tsx';
import { localTime } from '../parts/figures.ts';
import { useNarrow } from '../state/browser.ts';
import { LetterFrame } from './letter-frame.tsx';
import { addressOf, idOf, whyOf } from './mail-words.ts';
import { useMail } from './mails-query.ts';
import { Resend } from './resend.tsx';
import { StateTag } from './state-tag.tsx';

/** What became of a message, and who had it sent again. */
const Facts = ({ mail, letter }: { readonly mail: ShownMail; readonly letter: Letter | null }) => {
  const { t } = useTranslation();
  const files = letter?.attachments.map(({ name }) => name).join(t('listComma')) ?? '';
  const facts = [
    [t('mailTo'), `${mail.recipient.name} ${addressOf(t, mail)}`],
    [t('mailWritten'), localTime(mail.writtenAt)],
    [t('mailEnded'), mail.endedAt === null ? '' : localTime(mail.endedAt)],
    [t('mailAttempts'), mail.attempts === 0 ? '' : `${mail.attempts}`],
    [t('mailAnswer'), saidIn(mail.answer)],
    [t('mailHeard'), mail.feedback === undefined ? '' : localTime(mail.feedback.at)],
    [t('mailSaid'), mail.feedback?.said ?? ''],
    ['Message-ID', mail.messageId],
    [t('mailAttached'), files],
  ] as const;
  return (
    <>
      <dl className="mail-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {mail.again?.map(({ by, at }) => (
        <p key={at} className="mail-again">
          {t('mailAgainBy', { by: by.name, time: localTime(at) })}
        </p>
      ))}
    </>
  );
};

/** The letter as it was sent: in HTML where its channel takes that, and as text. */
const LetterText = ({ mail, letter }: { readonly mail: ShownMail; readonly letter: Letter }) => {
  const { t } = useTranslation();
  const [isPlain, setPlain] = useState(false);
  const hasHtml = letter.html !== '' && mail.recipient.channel === 'mail';
  return (
    <section aria-label={t('mailText')}>
      {hasHtml && (
        <div className="mail-forms">
          <button type="button" className="filter-chip" aria-pressed={!isPlain} onClick={() => setPlain(false)}>
            {t('mailAsSent')}
          </button>
          <button type="button" className="filter-chip" aria-pressed={isPlain} data-testid="mail-plain" onClick={() => setPlain(true)}>
            {t('mailPlain')}
          </button>
        </div>
      )}
      {hasHtml && !isPlain ? (
        <LetterFrame html={letter.html} title={letter.subject} />
      ) : (
        <p className="letter-text" data-testid="letter-text">
          {letter.text}
        </p>
      )}
    </section>
  );
};

/** One message: what became of it, and its letter. */
export const OpenMail = ({ mail }: { readonly mail: ShownMail }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useMail(mail.sheet, idOf(mail), mail.version);
  const why = whyOf(t, mail);
  const isNarrow = useNarrow();
  const heading = useRef<HTMLHeadingElement>(null);
  // There the list has made room for the letter, and with it went what had the focus.
  useEffect(() => {
    if (isNarrow) heading.current?.focus();
  }, [isNarrow]);
  return (
    <article className="mail-open" data-testid="mail-open">
      <p className="mail-back">
        <AddressLink to={{ mail: null }}>‹ {t('mailBack')}</AddressLink>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {mail.subject}
      </h1>
      <p className="mail-line">
        <StateTag state={mail.state} /> {why}
      </p>
      <Resend mail={mail} />
      <Facts mail={mail} letter={data?.letter ?? null} />
      {data !== undefined && <LetterText mail={mail} letter={data.letter} />}
      {data === undefined && error !== null && <LoadFailure words={t('mailFailed')} failure={error.failure} retry={() => void refetch()} />}
      {data === undefined && error === null && <output className="list-state">{t('mailLoading')}</output>}
    </article>
  );
};
