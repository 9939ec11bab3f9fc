import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../state/rows.ts';
import { shortTitle } from './evidence.ts';
import { PanelContent, PanelTabs, usePanelTab } from './panel-tabs.tsx';
import { Where } from './task-panel.tsx';

/** The same on a narrow screen: a sheet over the cards. */
export const TaskSheet = ({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const tab = usePanelTab();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="task-panel task-sheet" data-testid="task-panel" aria-label={t('panel')} onClose={onClose}>
      <header>
        <h2 title={row.content}>
          {row.number} · {shortTitle(row.content)}
        </h2>
        <button type="button" className="panel-close" aria-label={t('close')} onClick={() => dialog.current?.close()}>
          ✕
        </button>
        <Where row={row} />
        <PanelTabs tab={tab} row={row} />
      </header>
      <PanelContent tab={tab} row={row} />
    </dialog>
  );
};
