import { useTranslation } from 'react-i18next';
import { useMarks } from '../comments/marks-context.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import type { TaskFilter } from '../state/task-filter.ts';
import '../styles/filters.css';

type NewsChipProps = {
  readonly news: TaskFilter['news'];
  readonly onNews: (news: TaskFilter['news']) => void;
};

/** 有新评论: there only where some task has new comments, or while the others are left out. */
export const NewsChip = ({ news, onNews }: NewsChipProps) => {
  const { t } = useTranslation();
  const { isUnread } = useMarks();
  const { view } = useSheetState();
  const unread = view.rows.filter(isUnread);
  if (unread.length === 0 && news === null) return null;
  return (
    <button
      type="button"
      className="filter-chip"
      aria-pressed={news !== null}
      data-testid="only-news"
      onClick={() => onNews(news === null ? new Set(unread.map(({ id }) => id)) : null)}
    >
      {t('newComments')} {unread.length > 0 && unread.length}
    </button>
  );
};
