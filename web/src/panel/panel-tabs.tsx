import { useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { commentCount } from '../../../domain/comments/figures.ts';
import { NewDot } from '../comments/comment-mark.tsx';
import { useMarks } from '../comments/marks-context.tsx';
import { PartFailed } from '../pages/load-states.tsx';
import { usePart } from '../parts/use-part.ts';
import { goTo, useAddress } from '../state/address.ts';
import type { Row } from '../state/rows.ts';
import { TaskDetails } from './task-details.tsx';

const loadTimeline = () => import('../history/timeline.tsx');

const loadComments = () => import('../comments/comments.tsx');

const TABS = ['indicators', 'comments', 'history'] as const;

type Tab = (typeof TABS)[number];

/** What the panel shows of its task, as the address says; it stays so while other rows are looked at. `id` ties the tabs to it. */
export type PanelTab = { readonly id: string; readonly shown: Tab; readonly show: (tab: Tab) => void };

export const usePanelTab = (): PanelTab => {
  const id = useId();
  const named = useAddress('tab');
  return { id, shown: TABS.find((tab) => tab === named) ?? 'indicators', show: (tab) => goTo({ tab }, 'replace') };
};

/** How many comments there are, and whether some are new. */
const CommentsCount = ({ row }: { readonly row: Row }) => {
  const { isUnread } = useMarks();
  const count = commentCount(row.comments);
  return (
    <>
      {count > 0 && ` ${count}`}
      {isUnread(row) && <NewDot />}
    </>
  );
};

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: TABS.length - 1 };

/** 指标, 评论 and 修改记录; the arrow keys go from one to the next. */
export const PanelTabs = ({ tab: { id, shown, show }, row }: { readonly tab: PanelTab; readonly row: Row }) => {
  const { t } = useTranslation();
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(shown) + step) % TABS.length] ?? shown;
    show(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div className="panel-tabs" role="tablist" aria-label={t('panel')}>
      {TABS.map((tab) => (
        <button
          key={tab}
          id={`${id}-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === shown}
          aria-controls={`${id}-shown`}
          tabIndex={tab === shown ? 0 : -1}
          data-testid={`tab-${tab}`}
          onClick={() => show(tab)}
          onKeyDown={pressed}
        >
          {t(tab)}
          {tab === 'comments' && <CommentsCount row={row} />}
        </button>
      ))}
    </div>
  );
};

const History = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const part = usePart(loadTimeline, true);
  if (part === 'failed') return <PartFailed />;
  return part === null ? <output className="panel-where">{t('historyLoading')}</output> : <part.Timeline key={row.id} row={row} />;
};

const Comments = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const part = usePart(loadComments, true);
  if (part === 'failed') return <PartFailed />;
  return part === null ? <output className="panel-where">{t('commentsLoading')}</output> : <part.Comments key={row.id} row={row} />;
};

/** What the chosen tab shows. */
export const PanelContent = ({ tab: { id, shown }, row }: { readonly tab: PanelTab; readonly row: Row }) => (
  <div id={`${id}-shown`} className="panel-content" role="tabpanel" aria-labelledby={`${id}-${shown}`}>
    {shown === 'indicators' && <TaskDetails key={row.id} row={row} />}
    {shown === 'comments' && <Comments row={row} />}
    {shown === 'history' && <History row={row} />}
  </div>
);
