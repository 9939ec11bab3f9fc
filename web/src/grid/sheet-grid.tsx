import type { CellKeyDownEvent, GridApi } from 'ag-grid-community';
import 'ag-grid-community/styles/ag-grid-no-native-widgets.min.css';
import { AgGridReact } from 'ag-grid-react';
import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type MouseEvent,
  type Ref,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskId } from '../../../domain/types.ts';
import type { Row } from '../state/rows.ts';
import { TellOpen } from '../live/tell-open.tsx';
import { ReadingStrip } from '../parts/reading-strip.tsx';
import { useRights } from '../state/actor.ts';
import { tellDrawn } from '../state/drawn.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/grid.css';
import { CellEditor, type CellEditorHandle } from './cell-editor.tsx';
import { cellAt, cellElement, type CellKey } from './cell-place.ts';
import { columnsFor, defaultColumn, type GridContext } from './columns.tsx';
import { CARD_ID, CompletionCard } from './completion-card.tsx';
import type { Direction } from './editor-keys.ts';
import { gridFocus, type GridFocus } from './grid-focus.ts';
import { registerGridModules } from './modules.ts';
import { useCard, type Card } from './use-card.ts';
import { useCellRect } from './use-cell-rect.ts';
import { useStart } from './use-start.ts';

registerGridModules();

/** What the page may ask of the grid. */
export type SheetGridHandle = Pick<GridFocus, 'goTo'>;

type SheetGridProps = {
  readonly ref?: Ref<SheetGridHandle>;
  readonly rows: readonly Row[];
  readonly onHistory: (which: 'undo' | 'redo') => void;
  /** Some cell of the task's row has the focus now. */
  readonly onRow: (task: TaskId) => void;
  /** The task that the panel shows; its row is marked. */
  readonly inPanel: TaskId | null;
};

const readingOf = (row: Row, text: string) => (
  <>
    <TellOpen task={row.id} />
    <ReadingStrip row={row} text={text} />
  </>
);

const rowId = ({ data }: { readonly data: Row }): string => data.id;

const copyCell = (event: ClipboardEvent): void => {
  const cell = document.activeElement?.closest('.ag-cell');
  if (!(cell instanceof HTMLElement)) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', cell.innerText.trim());
};

const isOnCard = (target: EventTarget): boolean => target instanceof Element && target.closest(`#${CARD_ID}`) !== null;

/** A pointer on a completion, or on its card, keeps the card open. */
const followPointer = (card: Card, target: EventTarget): void => {
  const key = cellAt(target);
  if (key?.column === 'completion') card.show(key.row);
  else if (isOnCard(target) && card.shown !== null) card.show(card.shown.row);
  else card.hide();
};

/** On a completion, Space or Enter opens and closes its card, and Escape closes it. */
const cardKey = (card: Card, { event, data, column }: CellKeyDownEvent<Row>): void => {
  if (column.getColId() !== 'completion' || data === undefined || !(event instanceof KeyboardEvent)) return;
  if (event.key === 'Escape') card.hide(true);
  if (event.key !== ' ' && event.key !== 'Enter') return;
  event.preventDefault();
  if (card.shown?.row === data.id) card.hide(true);
  else card.show(data.id, true);
};

/** On a report, Space or Enter opens it. */
const reportKey = ({ event, column }: CellKeyDownEvent<Row>): void => {
  if (column.getColId() !== 'report' || !(event instanceof KeyboardEvent) || !(event.target instanceof Element)) return;
  if (event.key !== ' ' && event.key !== 'Enter') return;
  event.preventDefault();
  event.target.querySelector('button')?.click();
};

type GridTableProps = Pick<SheetGridProps, 'rows' | 'inPanel'> & { readonly card: Card; readonly onReady: (api: GridApi<Row>) => void };

/** The grid itself, without what lies over it. */
const GridTable = ({ rows, inPanel, card, onReady }: GridTableProps) => {
  const { t } = useTranslation();
  const rowData = useMemo(() => [...rows], [rows]);
  const rights = useRights();
  const { period } = useSheetState().sheet.reporting;
  const columns = useMemo(() => columnsFor(t, (row) => rights(row).report, period), [t, rights, period]);
  const grid = useRef<AgGridReact<Row>>(null);
  useEffect(() => {
    const context: GridContext = { inPanel };
    grid.current?.api?.setGridOption('context', context);
    grid.current?.api?.refreshCells({ columns: ['number'], force: true });
  }, [inPanel]);
  // A row's neighbours may be others now.
  useEffect(() => {
    if (rowData.length > 0) grid.current?.api?.refreshCells({ columns: ['content'], force: true });
  }, [rowData.length]);
  return (
    <AgGridReact<Row>
      ref={grid}
      theme="legacy"
      rowData={rowData}
      getRowId={rowId}
      columnDefs={columns}
      defaultColDef={defaultColumn}
      enableCellSpan
      headerHeight={34}
      rowHeight={36}
      animateRows={false}
      suppressColumnVirtualisation
      suppressNoRowsOverlay
      onGridReady={({ api }) => {
        api.setGridAriaProperty('label', t('grid'));
        onReady(api);
      }}
      onFirstDataRendered={tellDrawn}
      onCellKeyDown={(event) => {
        if (!('column' in event)) return;
        cardKey(card, event);
        reportKey(event);
      }}
    />
  );
};

/** Which cell is chosen: the editor takes the keyboard on 进展情况, the card opens on 完成率. */
const useChoice = ({ rows, onRow, inPanel }: SheetGridProps, card: Card) => {
  const editor = useRef<CellEditorHandle>(null);
  const [chosen, setChosen] = useState<TaskId | null>(null);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const choose = (key: CellKey): void => {
    const row = key.column === 'progress' ? byId.get(key.row) : undefined;
    setChosen(row?.id ?? null);
    onRow(key.row);
    if (row !== undefined) editor.current?.take(row);
    // An open panel says the same, and the card would lie over it.
    if (key.column === 'completion' && inPanel === null) card.show(key.row, true);
    else card.hide(true);
  };
  const chooseFocused = ({ target }: FocusEvent): void => {
    const key = cellAt(target);
    if (key !== null && !(target instanceof HTMLButtonElement)) choose(key);
  };
  const openAt = ({ target }: MouseEvent): void => {
    if (cellAt(target)?.column === 'progress') editor.current?.open();
  };
  return {
    editor,
    chosen: chosen === null ? null : (byId.get(chosen) ?? null),
    choose,
    chooseFocused,
    openAt,
    rowOf: (id: TaskId) => byId.get(id),
  };
};

/** The sheet as a grid, with the one editor and the completion card over it. */
export const SheetGrid = (props: SheetGridProps) => {
  const { ref, rows, onHistory, inPanel } = props;
  const { commit } = useSheetState();
  const grid = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const card = useCard(grid);
  const { editor, chosen, choose, chooseFocused, openAt, rowOf } = useChoice(props, card);
  const rect = useCellRect(grid, layer, api, chosen?.id ?? null);
  const shownRow = card.shown === null ? undefined : rowOf(card.shown.row);
  const focus = (): GridFocus => gridFocus(api, choose);
  useImperativeHandle(ref, () => ({ goTo: (task) => focus().goTo(task) }));
  useStart(api !== null, (task) => focus().goTo(task));

  /** Tab leads to the buttons under a text that is not saved, before it leads on. */
  const moveOn = (to: Direction): void => {
    const cell = chosen === null || to !== 'next' ? null : cellElement(grid.current, { row: chosen.id, column: 'progress' });
    const button = cell?.querySelector('button') ?? null;
    if (button === null) focus().move(chosen?.id ?? null, to);
    else button.focus();
  };

  return (
    <div
      ref={grid}
      className="sheet-grid ag-theme-shishi"
      onFocus={chooseFocused}
      onCopy={copyCell}
      onDoubleClick={openAt}
      onMouseMove={({ target }) => followPointer(card, target)}
      onMouseLeave={() => card.hide()}
    >
      <GridTable rows={rows} inPanel={inPanel} card={card} onReady={setApi} />
      <div ref={layer} className="editor-layer">
        <CellEditor
          ref={editor}
          row={chosen}
          rect={rect}
          onCommit={commit}
          onMove={moveOn}
          onHistory={onHistory}
          onReveal={(task) => focus().reveal(task)}
          strip={readingOf}
          onScroll={(by) => grid.current?.querySelector('.ag-grid-viewport')?.scrollBy({ top: by })}
        />
      </div>
      {card.shown !== null && shownRow !== undefined && <CompletionCard row={shownRow} cell={card.shown.cell} />}
    </div>
  );
};
