import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { historyAction } from '../grid/editor-keys.ts';
import type { SheetGridHandle } from '../grid/sheet-grid.tsx';
import { findRows } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useGridPart } from './load-grid.ts';
import { GridSkeleton, PartFailed } from './load-states.tsx';
import { StatusBar } from './status-bar.tsx';
import { Summary } from './summary.tsx';
import { Tools } from './tools.tsx';
import { TopBar } from './top-bar.tsx';

const Shortcuts = lazy(async () => ({ default: (await import('./shortcuts.tsx')).Shortcuts }));

const isFindKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f';

const isInField = (target: EventTarget | null): boolean => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Ctrl+F, Ctrl+Z and Ctrl+Y wherever on the page they are pressed, but not inside a text field. */
const usePageKeys = (onFind: () => void, onHistory: (which: 'undo' | 'redo') => void): void => {
  const latest = useRef({ onFind, onHistory });
  useEffect(() => {
    latest.current = { onFind, onHistory };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const which = isInField(event.target) ? null : historyAction(event);
      if (isFindKey(event)) latest.current.onFind();
      else if (which !== null) latest.current.onHistory(which);
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
  const [sought, setSought] = useState('');
  const [areKeysShown, showKeys] = useState(false);
  const goTo = (task: string): void => {
    setSought('');
    grid.current?.goTo(task);
  };
  const { notice, run } = useHistoryKeys(goTo);
  const find = (): void => {
    findBox.current?.focus();
    findBox.current?.select();
  };
  usePageKeys(find, run);
  const found = useMemo(() => findRows(view.rows, sought), [view.rows, sought]);
  const firstUnsaved = view.rows.find((row) => row.failure !== null);

  return (
    <div className="grid-page">
      <TopBar onGoToUnsaved={() => firstUnsaved !== undefined && goTo(firstUnsaved.id)} />
      <Summary />
      <Tools findBox={findBox} sought={sought} onSeek={setSought} onHistory={run} />
      <main className="grid-frame" aria-label={t('grid')}>
        {part === null && <GridSkeleton />}
        {part === 'failed' && <PartFailed />}
        {part !== null && part !== 'failed' && <part.SheetGrid ref={grid} rows={found} onHistory={run} />}
        {found.length === 0 && <p className="no-match">{t('noMatch', { text: sought })}</p>}
      </main>
      <StatusBar found={sought.trim() === '' ? null : found.length} notice={notice} onShortcuts={() => showKeys(true)} />
      {areKeysShown && (
        <Suspense>
          <Shortcuts onClose={() => showKeys(false)} />
        </Suspense>
      )}
    </div>
  );
};
