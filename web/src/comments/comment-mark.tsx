import { useTranslation } from 'react-i18next';
import { commentCount } from '../../../domain/comments/figures.ts';
import { AddressLink } from '../parts/address-link.tsx';
import type { Row } from '../state/rows.ts';
import { useMarks } from './marks-context.tsx';

/** A dot where something is new. */
export const NewDot = () => {
  const { t } = useTranslation();
  return (
    <span className="new-dot" title={t('newComments')} data-testid="new-dot">
      <span className="unseen">{t('newComments')}</span>
    </span>
  );
};

/** The largest number that a narrow column has room for. */
const MOST = 99;

/** How many comments a task has, and whether some are new; nothing where there are none. It leads to them. */
export const CommentMark = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const { isUnread } = useMarks();
  const count = commentCount(row.comments);
  if (count === 0) return null;
  const name = t('commentCount', { n: count });
  return (
    <AddressLink to={{ task: row.id, tab: 'comments' }} className="comment-mark" title={name} testId="comment-mark">
      <span className="comment-sign">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.2 3h11.6v8.2H7.4L4.4 14v-2.8H2.2Z" />
        </svg>
        {isUnread(row) && <NewDot />}
      </span>
      <span aria-hidden="true">{count > MOST ? `${MOST}+` : count}</span>
      <span className="unseen">{name}</span>
    </AddressLink>
  );
};
