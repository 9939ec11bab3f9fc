import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulletinText } from '../../../domain/bulletin/types.ts';
import type { SheetId } from '../../../domain/types.ts';
import { issueBulletin } from '../api/bulletins.ts';
import type { RequestFailure } from '../api/request.ts';
import { Dialogue } from '../parts/dialogue.tsx';
import { localTime } from '../parts/figures.ts';
import { FailureText } from '../people/failure-text.tsx';
import { useKeepDraft } from '../state/bulletins-query.ts';

type IssueProps = {
  readonly sheet: SheetId;
  /** The version of the draft that is issued. */
  readonly version: number;
  /** The number that it is going to have. */
  readonly number: number;
  readonly text: BulletinText;
  readonly asOf: string;
  /** How many parts are still to be checked. */
  readonly toCheck: number;
  readonly hasMoved: boolean;
  readonly onIssued: (number: number) => void;
  readonly onClose: () => void;
};

/** Issues a draft. An answer may be lost: the same window asks under the same id. */
const useIssuing = ({ sheet, version, onIssued }: IssueProps) => {
  const { readAgain } = useKeepDraft(sheet);
  const [id] = useState(() => crypto.randomUUID());
  const [isIssuing, setIssuing] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const issue = async (): Promise<void> => {
    setIssuing(true);
    const outcome = await issueBulletin(sheet, { id, version });
    setIssuing(false);
    setFailure(outcome.ok ? null : outcome.failure);
    if (!outcome.ok && outcome.failure.kind !== 'problem') return;
    await readAgain();
    if (outcome.ok) onIssued(outcome.answer.bulletin.number);
  };
  return { isIssuing, failure, issue };
};

/** Says what becomes fixed, and asks once more. */
export const IssueDialogue = (props: IssueProps) => {
  const { number, text, asOf, toCheck, hasMoved, onClose } = props;
  const { t } = useTranslation();
  const { isIssuing, failure, issue } = useIssuing(props);
  return (
    <Dialogue title={t('bulletinIssueTitle', { n: number })} name="issue-bulletin" onClose={onClose}>
      <p className="dialogue-words">{t('bulletinIssueWords', { n: number })}</p>
      <dl className="bulletin-fixed">
        <dt>{t('bulletin_title')}</dt>
        <dd>{text.title}</dd>
        <dt>{t('bulletin_office')}</dt>
        <dd>{text.office}</dd>
        <dt>{t('bulletin_date')}</dt>
        <dd>{text.date}</dd>
      </dl>
      <p>{t('bulletinAsOf', { time: localTime(asOf) })}</p>
      {hasMoved && <p className="bulletin-warning">{t('bulletinMoved')}</p>}
      {toCheck > 0 && <p className="bulletin-warning">{t('bulletinIssueCheck', { n: toCheck })}</p>}
      <FailureText failure={failure} />
      <div className="dialogue-ways">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="primary" loading={isIssuing} data-testid="issue-now" onClick={() => void issue()}>
          {t('bulletinIssueDo')}
        </Button>
      </div>
    </Dialogue>
  );
};
