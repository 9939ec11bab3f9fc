import { Button } from 'antd';
import { Fragment, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownComment } from '../../../domain/wire/comments.ts';
import { dayOf } from '../history/days.ts';
import { useDayName } from '../history/use-day-name.ts';
import { useSession } from '../session/session.ts';
import { useRights } from '../state/actor.ts';
import type { Row } from '../state/rows.ts';
import '../styles/comments.css';
import { CommentEntry } from './comment-entry.tsx';
import { type CommentList, useComments } from './comments-query.ts';
import { Composer } from './composer.tsx';
import { SendFailure } from './send-failure.tsx';
import { useEnd } from './use-end.ts';
import { useSeen, useSeenBefore } from './use-seen.ts';

/** On its way, not to be had, empty, or that there are older ones. */
const ListState = ({ list }: { readonly list: CommentList }) => {
  const { t } = useTranslation();
  if (list.failure !== null && !list.isReading)
    return (
      <div className="comments-state">
        <p>{t('commentsFailed')}</p>
        <SendFailure failure={list.failure} network={t('loadFailedNetwork')} />
        <Button size="small" data-testid="comments-retry" onClick={list.retry}>
          {t('retry')}
        </Button>
      </div>
    );
  if (list.comments === null) return <output className="comments-state">{t('commentsLoading')}</output>;
  if (list.comments.length === 0) return <p className="comments-state">{t('commentsEmpty')}</p>;
  if (!list.hasOlder) return null;
  return (
    <div className="comments-state">
      <Button size="small" loading={list.isReading} data-testid="comments-older" onClick={list.older}>
        {t('olderComments')}
      </Button>
    </div>
  );
};

type DaysProps = {
  readonly row: Row;
  readonly comments: readonly ShownComment[];
  /** Where the new ones begin. */ readonly firstNew: number | null;
};

/** The comments under their days. */
const Days = ({ row, comments, firstNew }: DaysProps) => {
  const { t } = useTranslation();
  const nameOf = useDayName();
  return [...Map.groupBy(comments, ({ at }) => dayOf(at))].map(([day, of]) => (
    <section key={day} aria-label={nameOf(day)}>
      <h3 className="comments-day">{nameOf(day)}</h3>
      <ol>
        {of.map((comment) => (
          <Fragment key={comment.id}>
            {comment.number === firstNew && (
              <li className="new-from-here" data-testid="new-from-here">
                {t('newFromHere')}
              </li>
            )}
            <CommentEntry row={row} comment={comment} />
          </Fragment>
        ))}
      </ol>
    </section>
  ));
};

/** 评论 on one task, the oldest first, and under them the place to write. Keyed by its task. */
export const Comments = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const place = useRef<HTMLElement>(null);
  const list = useComments(row);
  const comments = list.comments ?? [];
  const newest = comments.at(-1)?.number ?? 0;
  const seenBefore = useSeenBefore(row);
  const firstNew = comments.find(({ number, by }) => number > seenBefore && by.id !== actor.id)?.number ?? null;
  useSeen(row, newest);
  useEnd(place);
  return (
    <section ref={place} className="comments" aria-label={t('comments')} data-testid="comments">
      <div className="comments-list" role="log" aria-busy={list.isReading}>
        <ListState list={list} />
        <Days row={row} comments={comments} firstNew={firstNew === comments[0]?.number ? null : firstNew} />
      </div>
      {useRights()(row).comment ? (
        <Composer row={row} />
      ) : (
        <p className="comments-closed">{t('commentsForOthers', { units: row.units.join(t('unitsComma')) })}</p>
      )}
    </section>
  );
};
