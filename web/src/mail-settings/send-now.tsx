import { Button } from 'antd';
import { useState } from 'react';
import type { TimedKind } from '../../../domain/mail/types.ts';
import { postSendNow } from '../api/mailing.ts';
import type { RequestFailure } from '../api/request.ts';
import { Confirm } from '../people/confirm.tsx';
import { FailureText } from '../people/failure-text.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import { useMailWords } from './words.ts';

const KINDS = ['summary', 'chase', 'mentions'] as const satisfies readonly TimedKind[];

/** Sends one kind at a time; a request whose answer was lost is made again under the same id. */
const useSendNow = () => {
  const t = useMailWords();
  const { sheet } = useSheetState();
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [told, tell] = useState('');
  const [lost, setLost] = useState<{ readonly id: string; readonly what: string } | null>(null);
  const send = async (kind: TimedKind, to: 'recipients' | 'me'): Promise<boolean> => {
    const what = `${kind} ${to}`;
    const id = lost?.what === what ? lost.id : crypto.randomUUID();
    setSending(true);
    setFailure(null);
    tell('');
    const outcome = await postSendNow({ id, sheet: sheet.id, kind, to });
    setSending(false);
    setLost(outcome.ok ? null : { id, what });
    if (!outcome.ok) setFailure(outcome.failure);
    else {
      const { planned } = outcome.answer;
      tell(t(planned === 0 ? 'nothingToSend' : 'planned', { kind: t(`kind_${kind}`), n: planned }));
    }
    return outcome.ok;
  };
  return { isSending, failure, told, send };
};

/** 立即发送: each kind to its recipients, after a question, or to whoever is here as a test. */
export const SendNow = () => {
  const t = useMailWords();
  const { isSending, failure, told, send } = useSendNow();
  const [asked, ask] = useState<TimedKind | null>(null);
  const confirmed = async (kind: TimedKind): Promise<void> => {
    if (await send(kind, 'recipients')) ask(null);
  };
  return (
    <fieldset className="mail-kind mail-send">
      <legend>{t('sendNow')}</legend>
      <p className="people-hint">{t('sendNowHint')}</p>
      {KINDS.map((kind) => (
        <div key={kind} className="mail-line">
          <strong>{t(`kind_${kind}`)}</strong>
          <Button disabled={isSending} data-testid={`send-${kind}`} onClick={() => ask(kind)}>
            {t('toRecipients')}
          </Button>
          <Button disabled={isSending} data-testid={`try-${kind}`} onClick={() => void send(kind, 'me')}>
            {t('toMe')}
          </Button>
        </div>
      ))}
      {asked !== null && (
        <Confirm
          question={t('sendAsk', { kind: t(`kind_${asked}`) })}
          action={t('sendNow')}
          isSaving={isSending}
          failure={failure}
          onYes={() => void confirmed(asked)}
          onNo={() => ask(null)}
        />
      )}
      <output className="people-told">{told}</output>
      {asked === null && <FailureText failure={failure} />}
    </fieldset>
  );
};
