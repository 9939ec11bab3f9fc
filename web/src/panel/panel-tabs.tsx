import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PartFailed } from '../pages/load-states.tsx';
import { usePart } from '../parts/use-part.ts';
import type { Row } from '../state/rows.ts';
import { TaskDetails } from './task-details.tsx';

const loadTimeline = () => import('../history/timeline.tsx');

const TABS = ['indicators', 'history'] as const;

type Tab = (typeof TABS)[number];

/** What the panel shows of its task; it stays so while other rows are looked at. `id` ties the tabs to what they show. */
export type PanelTab = { readonly id: string; readonly shown: Tab; readonly show: (tab: Tab) => void };

export const usePanelTab = (): PanelTab => {
  const id = useId();
  const [shown, show] = useState<Tab>('indicators');
  return { id, shown, show };
};

/** 指标 and 修改记录; the arrow keys go from one to the other. */
export const PanelTabs = ({ tab: { id, shown, show } }: { readonly tab: PanelTab }) => {
  const { t } = useTranslation();
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const other = TABS.find((tab) => tab !== shown);
    if (other === undefined) return;
    show(other);
    document.getElementById(`${id}-${other}`)?.focus();
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

/** What the chosen tab shows. */
export const PanelContent = ({ tab: { id, shown }, row }: { readonly tab: PanelTab; readonly row: Row }) => (
  <div id={`${id}-shown`} role="tabpanel" aria-labelledby={`${id}-${shown}`}>
    {shown === 'indicators' ? <TaskDetails key={row.id} row={row} /> : <History row={row} />}
  </div>
);
