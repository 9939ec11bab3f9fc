import { useTranslation } from 'react-i18next';
import { mayWithdraw } from '../../../domain/access.ts';
import type { ShownComment } from '../../../domain/wire/comments.ts';
import { timeOf } from '../history/days.ts';
import { localTime } from '../parts/figures.ts';
import { useSession } from '../session/session.ts';
import { useRights } from '../state/actor.ts';
import type { Row } from '../state/rows.ts';
import { CommentText } from './comment-text.tsx';
import { Withdrawal } from './withdrawal.tsx';

/** What is left of a withdrawn comment: by whom where it was not its author, and when. */
const Withdrawn = ({ by, withdrawn }: Pick<ShownComment, 'by' | 'withdrawn'>) => {
  const { t } = useTranslation();
  if (withdrawn === null) return null;
  const time = localTime(withdrawn.at);
  return (
    <p className="comment-withdrawn">
      {withdrawn.by.id === by.id ? t('withdrawn', { time }) : t('withdrawnBy', { by: withdrawn.by.name, time })}
    </p>
  );
};

/** One comment: who, for which unit, when, and what. */
export const CommentEntry = ({ row, comment }: { readonly row: Row; readonly comment: ShownComment }) => {
  const { actor } = useSession();
  const mayComment = useRights()(row).comment;
  const { by, unit, at, text, mentions, withdrawn, number } = comment;
  return (
    <li className="comment" data-testid="comment" data-number={number} data-mine={by.id === actor.id} tabIndex={-1}>
      <p className="comment-head">
        <b>{by.name}</b>
        {unit !== '' && unit !== by.name && <span>{unit}</span>}
        <time dateTime={at} title={localTime(at)}>
          {timeOf(at)}
        </time>
        {text !== null && mayComment && mayWithdraw(actor, comment) && <Withdrawal row={row} comment={comment} />}
      </p>
      {text === null ? <Withdrawn by={by} withdrawn={withdrawn} /> : <CommentText text={text} mentions={mentions} />}
    </li>
  );
};
