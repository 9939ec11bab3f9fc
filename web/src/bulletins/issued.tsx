import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayEver } from '../../../domain/access.ts';
import { wordFileName } from '../../../domain/bulletin/document.ts';
import type { BulletinHead, Draft } from '../../../domain/bulletin/types.ts';
import { getWord, startDraft } from '../api/bulletins.ts';
import type { RequestFailure } from '../api/request.ts';
import { LoadFailure } from '../parts/load-failure.tsx';
import { FailureText } from '../people/failure-text.tsx';
import { useSession } from '../session/session.ts';
import { goTo } from '../state/address.ts';
import { useBulletin } from '../state/bulletins-query.ts';
import { Paper } from './paper.tsx';
import { useDraftSending } from './use-drafting.ts';

/** Hands a file to the browser to keep. */
const keepFile = (blob: Blob, name: string): void => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};

const WordButton = ({ head }: { readonly head: BulletinHead }) => {
  const { t } = useTranslation();
  const [isComing, setComing] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const download = async (): Promise<void> => {
    setComing(true);
    const outcome = await getWord(head.sheet, head.number);
    setComing(false);
    setFailure(outcome.ok ? null : outcome.failure);
    if (outcome.ok) keepFile(outcome.answer, wordFileName(head));
  };
  return (
    <>
      <Button type="primary" loading={isComing} data-testid="word" onClick={() => void download()}>
        {t('bulletinWord')}
      </Button>
      <FailureText failure={failure} />
    </>
  );
};

/** Begins the bulletin that takes the place of this one. */
const CorrectButton = ({ head, draft }: { readonly head: BulletinHead; readonly draft: Draft }) => {
  const { t } = useTranslation();
  const { isSending, failure, send } = useDraftSending(head.sheet);
  const correct = async (): Promise<void> => {
    if ((await send(() => startDraft(head.sheet, { version: draft.version, of: { corrects: head.number } }))) !== null)
      goTo({ bulletin: 'draft' });
  };
  return (
    <>
      <Button loading={isSending} data-testid="correct" onClick={() => void correct()}>
        {t('bulletinCorrect')}
      </Button>
      <FailureText failure={failure} />
    </>
  );
};

type IssuedProps = { readonly head: BulletinHead; /** Null for those who write none. */ readonly draft: Draft | null };

/** An issued bulletin: to be read, kept and printed, and by nobody changed. */
export const Issued = ({ head, draft }: IssuedProps) => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { data, error, refetch } = useBulletin(head.sheet, head.number);
  return (
    <>
      <header className="bulletin-tools">
        <WordButton head={head} />
        <Button onClick={() => globalThis.print()}>{t('bulletinPrint')}</Button>
        {draft !== null && mayEver(actor, 'supervise') && <CorrectButton head={head} draft={draft} />}
      </header>
      {data === undefined && error === null && <output className="list-state">{t('bulletinLoading')}</output>}
      {error !== null && <LoadFailure words={t('bulletinFailed')} failure={error.failure} retry={() => void refetch()} />}
      {data !== undefined && <Paper paper={data.bulletin} label={`${head.title} ${t('bulletinNumber', { n: head.number })}`} />}
    </>
  );
};
