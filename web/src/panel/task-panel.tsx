import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../state/rows.ts';
import { shortTitle } from './evidence.ts';
import { PanelContent, PanelTabs, usePanelTab } from './panel-tabs.tsx';

type PanelProps = {
  readonly row: Row;
  /** Grows with each wish to have the focus in the panel. */
  readonly wanted: number;
  readonly onClose: () => void;
  /** The person wants back to the row. */
  readonly onLeave: () => void;
};

/** The task of the chosen row, beside the grid. */
export const TaskPanel = ({ row, wanted, onClose, onLeave }: PanelProps) => {
  const { t } = useTranslation();
  const tab = usePanelTab();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (wanted > 0) heading.current?.focus();
  }, [wanted]);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) onLeave();
  };
  return (
    // Esc leaves the panel from wherever in it.
    // oxlint-disable-next-line no-noninteractive-element-interactions
    <aside className="task-panel" data-testid="task-panel" aria-label={t('panel')} onKeyDown={pressed}>
      <header>
        <h2 ref={heading} tabIndex={-1} title={row.content}>
          {row.number} · {shortTitle(row.content)}
        </h2>
        <button type="button" className="panel-close" aria-label={t('closePanel')} title={t('closePanel')} onClick={onClose}>
          ✕
        </button>
        <Where row={row} />
        <PanelTabs tab={tab} row={row} />
      </header>
      <PanelContent tab={tab} row={row} />
    </aside>
  );
};

/** Project and lead units; where there are several, a star marks the one that leads. */
export const Where = ({ row: { projectName, units } }: { readonly row: Row }) => (
  <p className="panel-where">
    {projectName} · {units.length > 1 ? '★' : ''}
    {units.join('、')}
  </p>
);
