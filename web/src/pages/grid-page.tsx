import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictHost } from '../conflict/conflict-host.tsx';
import { historyAction } from '../grid/editor-keys.ts';
import type { SheetGridHandle } from '../grid/sheet-grid.tsx';
import { LateWindow } from '../parts/late-window.tsx';
import { useSession } from '../session/session.ts';
import { firstUnsaved } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { firstFilter } from '../state/task-filter.ts';
import { useGridPart } from './load-grid.ts';
import { GridSkeleton, PartFailed } from './load-states.tsx';
import { PanelSide, usePanel } from './panel-side.tsx';
import { NoMatch } from './no-match.tsx';
import { StatusBar } from './status-bar.tsx';
import { Summary } from './summary.tsx';
import { Tools } from './tools.tsx';
import { TopBar } from './top-bar.tsx';
import { useFound } from './use-found.ts';

const loadShortcuts = () => import('./shortcuts.tsx');

const isFindKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f';

const isInField = (target: EventTarget | null): boolean => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

const hasModifier = ({ ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean => ctrlKey || metaKey || shiftKey || altKey;

/** F4 opens and closes the panel, Alt+I leads into it. */
const panelKey = (event: KeyboardEvent): 'toggle' | 'enter' | null => {
  if (event.key === 'F4' && !hasModifier(event)) return 'toggle';
  return event.code === 'KeyI' && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey ? 'enter' : null;
};

type PageKeys = {
  readonly onFind: () => void;
  readonly onHistory: (which: 'undo' | 'redo') => void;
  readonly onPanel: (what: 'toggle' | 'enter') => void;
};

/** Keys that work wherever on the page they are pressed; Ctrl+Z and Ctrl+Y not inside a text field, which has its own. */
const usePageKeys = (keys: PageKeys): void => {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const which = isInField(event.target) ? null : historyAction(event);
      const panel = panelKey(event);
      if (isFindKey(event)) latest.current.onFind();
      else if (which !== null) latest.current.onHistory(which);
      else if (panel !== null && !event.isComposing) latest.current.onPanel(panel);
      else return;
      event.preventDefault();
    };
    globalThis.addEventListener('keydown', pressed);
    return () => globalThis.removeEventListener('keydown', pressed);
  }, []);
};

/** Undoes or redoes, and goes where it happened. */
const useHistoryKeys = (goTo: (task: string) => void) => {
  const { t } = useTranslation();
  const { undo, redo } = useSheetState();
  const [notice, setNotice] = useState('');
  const run = (which: 'undo' | 'redo'): void => {
    const changed = which === 'undo' ? undo() : redo();
    setNotice(changed === 'overtaken' ? t('undoOvertaken') : '');
    if (changed !== null && changed !== 'overtaken') goTo(changed.task);
  };
  return { notice, run };
};

/** The whole sheet on a wide screen. */
export const GridPage = () => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const part = useGridPart();
  const grid = useRef<SheetGridHandle>(null);
  const findBox = useRef<HTMLInputElement>(null);
  const { actor } = useSession();
  const found = useFound(firstFilter(actor, view.rows));
  const [areKeysShown, showKeys] = useState(false);
  const goTo = (task: string): void => {
    found.reveal(task);
    grid.current?.goTo(task);
  };
  const { notice, run } = useHistoryKeys(goTo);
  const find = (): void => {
    findBox.current?.focus();
    findBox.current?.select();
  };
  const panel = usePanel(found.rows);
  usePageKeys({ onFind: find, onHistory: run, onPanel: panel.press });
  const unsaved = firstUnsaved(view.rows);

  return (
    <div className="grid-page">
      <TopBar onGoToUnsaved={() => unsaved !== undefined && goTo(unsaved.id)} />
      <ConflictHost onDone={goTo} />
      <Summary filter={found.filter} onFilter={found.setFilter} />
      <Tools findBox={findBox} found={found} onHistory={run} isPanelOpen={panel.isOpen} onPanel={panel.toggle} />
      <div className="workspace">
        <main className="grid-frame" aria-label={t('grid')}>
          {part === null && <GridSkeleton />}
          {part === 'failed' && <PartFailed />}
          {part !== null && part !== 'failed' && (
            <part.SheetGrid ref={grid} rows={found.rows} onHistory={run} onRow={panel.choose} inPanel={panel.shown} />
          )}
          <NoMatch found={found} />
        </main>
        <PanelSide panel={panel} onLeave={goTo} />
      </div>
      <StatusBar found={found.isNarrowed ? found.rows.length : null} notice={notice} onShortcuts={() => showKeys(true)} />
      {areKeysShown && (
        <LateWindow load={loadShortcuts} onClose={() => showKeys(false)}>
          {({ Shortcuts }) => <Shortcuts onClose={() => showKeys(false)} />}
        </LateWindow>
      )}
    </div>
  );
};
