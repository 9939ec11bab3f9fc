import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownMail } from '../../../domain/wire/mails.ts';
import { postResend } from '../api/mails.ts';
import type { RequestFailure } from '../api/request.ts';
import { Dialogue } from '../parts/dialogue.tsx';
import { FailureText } from '../people/failure-text.tsx';
import '../styles/people-forms.css';
import { idOf } from './mail-words.ts';
import { useReadMailsAgain } from './mails-query.ts';

type ResendProps = { readonly mail: ShownMail; readonly onDone: (said: string) => void; readonly onClose: () => void };

/** A window that says what sending again may come to. Where the message moved on meanwhile it closes, and the page shows how it stands. */
const ResendDialogue = ({ mail, onDone, onClose }: ResendProps) => {
  const { t } = useTranslation();
  const readAgain = useReadMailsAgain();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const send = async (): Promise<void> => {
    setSending(true);
    const outcome = await postResend(mail.sheet, idOf(mail), mail.version);
    const isOutdated = !outcome.ok && outcome.failure.kind === 'problem' && outcome.failure.problem.code === 'outdated';
    if (outcome.ok || isOutdated) await readAgain(mail.sheet);
    setSending(false);
    setFailure(outcome.ok || isOutdated ? null : outcome.failure);
    if (outcome.ok || isOutdated) onDone(t(isOutdated ? 'mailOutdated' : 'mailResent'));
  };
  return (
    <Dialogue title={t('mailResendTo', { name: mail.recipient.name })} name="resend-mail" onClose={onClose}>
      <p className="dialogue-words">{t(mail.state === 'unknown' ? 'mailResendUnknown' : 'mailResendFailed')}</p>
      <FailureText failure={failure} />
      <div className="dialogue-ways">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" loading={isSending} data-testid="resend-now" onClick={() => void send()}>
          {t('mailResend')}
        </Button>
      </div>
    </Dialogue>
  );
};

/** 重新发送, for a message that did not arrive or came back, or that nobody knows of. */
export const Resend = ({ mail }: { readonly mail: ShownMail }) => {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const [said, say] = useState('');
  return (
    <div className="mail-resend">
      {(mail.state === 'failed' || mail.state === 'bounced' || mail.state === 'unknown') && (
        <Button data-testid="resend-open" onClick={() => open(true)}>
          {t('mailResend')}
        </Button>
      )}
      <output>{said}</output>
      {isOpen && (
        <ResendDialogue
          mail={mail}
          onClose={() => open(false)}
          onDone={(what) => {
            say(what);
            open(false);
          }}
        />
      )}
    </div>
  );
};
