import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailChoice } from '../../../domain/mail/choices.ts';
import type { NoticesAnswer } from '../../../domain/wire/mailing.ts';
import { getNotices, postNotice } from '../api/mailing.ts';
import type { RequestFailure } from '../api/request.ts';
import { Dialogue } from '../parts/dialogue.tsx';
import { FailureText } from '../people/failure-text.tsx';
import { useMailWords } from '../mail-settings/words.ts';
import { answered, READING, type LoadError } from '../state/reading.ts';
import '../styles/mail-settings.css';
import '../styles/people-forms.css';

const CHOICES = [
  { kind: 'summary', choice: 'as_sent' },
  { kind: 'summary', choice: 'none' },
  { kind: 'mentions', choice: 'at_once' },
  { kind: 'mentions', choice: 'daily' },
  { kind: 'mentions', choice: 'none' },
] as const satisfies readonly MailChoice[];

const NOTICES = ['notices'] as const;

/** What whoever is here has chosen; each choice is saved as it is made. */
const useNotices = () => {
  const client = useQueryClient();
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [isSaved, setSaved] = useState(false);
  const { data, error } = useQuery<NoticesAnswer, LoadError>({
    ...READING,
    queryKey: NOTICES,
    queryFn: async ({ signal }) => answered(await getNotices(signal)),
  });
  const choose = async (choice: MailChoice): Promise<void> => {
    setSaved(false);
    setFailure(null);
    const outcome = await postNotice(choice);
    if (outcome.ok) client.setQueryData(NOTICES, outcome.answer);
    else setFailure(outcome.failure);
    setSaved(outcome.ok);
  };
  return { choices: data?.choices ?? null, failure: failure ?? error?.failure ?? null, isSaved, choose };
};

/** 通知设置: which mails come to whoever is here. */
export const Notices = ({ onClose }: { readonly onClose: () => void }) => {
  const { t: page } = useTranslation();
  const t = useMailWords();
  const { choices, failure, isSaved, choose } = useNotices();
  return (
    <Dialogue title={page('notices')} name="notices" onClose={onClose}>
      <p className="dialogue-words">{t('noticesHint')}</p>
      {choices === null && failure === null && <output>{t('loading')}</output>}
      {choices !== null &&
        (['summary', 'mentions'] as const).map((kind) => (
          <fieldset key={kind} className="mail-days notices-kind">
            <legend>{t(`notices_${kind}`)}</legend>
            {CHOICES.filter((one) => one.kind === kind).map((one) => (
              <label key={one.choice} className="mail-check">
                <input type="radio" name={kind} checked={choices[kind] === one.choice} onChange={() => void choose(one)} />
                {t(`choice_${one.choice}`)}
              </label>
            ))}
          </fieldset>
        ))}
      <p className="people-hint">{t('chaseStays')}</p>
      <FailureText failure={failure} />
      <output className="mail-told">{isSaved ? t('saved') : ''}</output>
      <div className="dialogue-ways">
        <Button onClick={onClose}>{page('close')}</Button>
      </div>
    </Dialogue>
  );
};
