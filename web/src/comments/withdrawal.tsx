import { Button } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownComment } from '../../../domain/wire/comments.ts';
import { withdrawComment } from '../api/comments.ts';
import type { RequestFailure } from '../api/request.ts';
import { Dialogue } from '../parts/dialogue.tsx';
import type { Row } from '../state/rows.ts';
import { CommentText } from './comment-text.tsx';
import { useKeepComment } from './comments-query.ts';
import { SendFailure } from './send-failure.tsx';

type WithdrawalProps = { readonly row: Row; readonly comment: ShownComment };

/** Withdraws a comment, after asking. */
export const Withdrawal = ({ row, comment }: WithdrawalProps) => {
  const { t } = useTranslation();
  const keep = useKeepComment();
  const button = useRef<HTMLButtonElement>(null);
  const [isAsking, ask] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  // The button goes with the text; whoever is on it stays at the comment.
  useLayoutEffect(() => {
    const way = button.current;
    const entry = way?.closest('li');
    return () => {
      if (way !== null && document.activeElement === way) entry?.focus();
    };
  }, []);
  const withdraw = async (): Promise<void> => {
    setSending(true);
    const outcome = await withdrawComment(row, comment.id);
    setSending(false);
    setFailure(outcome.ok ? null : outcome.failure);
    ask(!outcome.ok);
    if (outcome.ok) keep(outcome.answer);
  };
  return (
    <>
      <button ref={button} type="button" className="quiet" data-testid="withdraw" onClick={() => ask(true)}>
        {t('withdraw')}
      </button>
      {isAsking && (
        <Dialogue title={t('withdrawTitle')} name="withdraw-dialogue" onClose={() => ask(false)}>
          <p className="dialogue-words">{t('withdrawWords')}</p>
          <CommentText text={comment.text ?? ''} mentions={comment.mentions} />
          <SendFailure failure={failure} network={t('withdrawNetwork')} />
          <div className="dialogue-ways">
            <Button onClick={() => ask(false)}>{t('cancel')}</Button>
            <Button type="primary" loading={isSending} data-testid="withdraw-confirm" onClick={() => void withdraw()}>
              {t('withdraw')}
            </Button>
          </div>
        </Dialogue>
      )}
    </>
  );
};
