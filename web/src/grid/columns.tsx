import type { CellClassParams, ColDef, ICellRendererParams, SpanRowsParams, SuppressKeyboardEventParams } from 'ag-grid-community';
import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../../domain/period.ts';
import type { TaskId } from '../../../domain/types.ts';
import { CommentMark } from '../comments/comment-mark.tsx';
import { OpenBy } from '../live/open-by.tsx';
import { CompletionFigure, Percentage } from '../parts/completion-figure.tsx';
import { periodHeading } from '../parts/period-heading.ts';
import { ProgressText } from '../parts/progress-text.tsx';
import { ReportState } from '../reports/report-state.tsx';
import { GainMark } from '../snapshots/gains.tsx';
import type { Row } from '../state/rows.ts';

/** Columns in the order in which they are shown, by their `col-id`. */
export const COLUMNS = ['number', 'project', 'content', 'progress', 'completion', 'units', 'report'] as const;

type Cell = ICellRendererParams<Row>;

/** The project's name over all its rows, with its figure and how many of its tasks are known. */
const ProjectCell = ({ data }: Cell) => {
  const { t } = useTranslation();
  if (data === undefined) return null;
  const { completion, known, total } = data.projectRollUp;
  return (
    <div className="project-cell">
      <div className="project-name">{data.projectName}</div>
      <div className="project-figure">
        <Percentage share={completion} decimals={1} /> {completion === null && t('pace_unquantified')} · {known}/{total}
      </div>
    </div>
  );
};

const NumberCell = ({ data }: Cell) =>
  data === undefined ? null : (
    <>
      {data.number}
      <CommentMark row={data} />
    </>
  );

const ProgressCell = ({ data }: Cell) =>
  data === undefined ? null : (
    <>
      <ProgressText row={data} />
      <OpenBy task={data.id} />
    </>
  );

const CompletionCell = ({ data }: Cell) =>
  data === undefined ? null : (
    <>
      <CompletionFigure assessment={data.assessment} standing={data.standing} />
      <GainMark row={data} />
    </>
  );

/** The units of a task; where there are several, a star marks the one that leads. */
const UnitsCell = ({ data }: Cell) => {
  const { t } = useTranslation();
  if (data === undefined) return null;
  return data.shortUnits.map((unit, at) => (
    <Fragment key={unit}>
      {at > 0 && <br />}
      {at === 0 && data.shortUnits.length > 1 && (
        <abbr className="leads" title={t('leads')}>
          ★
        </abbr>
      )}
      {unit}
    </Fragment>
  ));
};

const ReportCell = ({ data }: Cell) => (data === undefined ? null : <ReportState row={data} />);

/** What the columns know beside their row. */
export type GridContext = { readonly inPanel: TaskId | null };

const isInPanel = ({ data, context }: CellClassParams<Row, unknown>): boolean => {
  const known: GridContext | undefined = context;
  return data !== undefined && data.id === known?.inPanel;
};

/** A cell is drawn from its whole row, which is a new object whenever anything in it changes. */
const wholeRow = { valueGetter: ({ data }) => data, equals: (a, b) => a === b } as const satisfies ColDef<Row>;

const sameProject = ({ nodeA, nodeB }: SpanRowsParams<Row>): boolean =>
  nodeA?.data !== undefined && nodeA.data.project === nodeB?.data?.project;

/** Buttons in a cell keep their own keys. */
const isOnButton = ({ event }: SuppressKeyboardEventParams<Row>): boolean => event.target instanceof HTMLButtonElement;

/** What all columns share. Rows keep the table's order, or the merged names would come apart. */
export const defaultColumn = {
  sortable: false,
  resizable: true,
  suppressMovable: true,
  suppressHeaderMenuButton: true,
  wrapText: true,
  minWidth: 48,
} as const satisfies ColDef<Row>;

/** True for the only row of its project among those shown. */
const isAlone = ({ data, node, api }: CellClassParams<Row, unknown>): boolean => {
  const at = node.rowIndex ?? 0;
  return ![at - 1, at + 1].some((index) => api.getDisplayedRowAtIndex(index)?.data?.project === data?.project);
};

/** What is promised and what is reported. */
const textColumns = (t: TFunction, mayReport: (row: Row) => boolean): ColDef<Row>[] => [
  {
    colId: 'number',
    headerName: t('columnNumber'),
    width: 50,
    autoHeight: true,
    ...wholeRow,
    cellRenderer: NumberCell,
    cellClass: 'cell-number',
    cellClassRules: { 'cell-in-panel': isInPanel },
  },
  {
    colId: 'project',
    headerName: t('columnProject'),
    width: 122,
    ...wholeRow,
    spanRows: sameProject,
    cellRenderer: ProjectCell,
    cellClass: 'cell-project',
  },
  {
    colId: 'content',
    field: 'content',
    headerName: t('columnContent'),
    flex: 5,
    minWidth: 180,
    autoHeight: true,
    cellClass: 'cell-text',
    // The project's cell lies over its rows and does not stretch them.
    cellClassRules: { 'cell-alone': isAlone },
  },
  {
    colId: 'progress',
    headerName: t('columnProgress'),
    flex: 6,
    minWidth: 200,
    autoHeight: true,
    ...wholeRow,
    cellRenderer: ProgressCell,
    cellClass: 'cell-text cell-progress',
    cellClassRules: {
      'cell-open': ({ data }) => data !== undefined && mayReport(data),
      'cell-unsaved': ({ data }) => data !== undefined && (data.failure !== null || data.waiting),
    },
    suppressKeyboardEvent: isOnButton,
  },
];

/** What comes of it, and whose it is. */
const figureColumns = (t: TFunction, period: Period): ColDef<Row>[] => [
  {
    colId: 'completion',
    headerName: t('columnCompletion'),
    width: 138,
    autoHeight: true,
    ...wholeRow,
    cellRenderer: CompletionCell,
    cellClass: 'cell-completion',
  },
  {
    colId: 'units',
    headerName: t('columnUnits'),
    width: 106,
    autoHeight: true,
    ...wholeRow,
    cellRenderer: UnitsCell,
    cellClass: 'cell-units',
  },
  {
    colId: 'report',
    headerName: periodHeading(t, period),
    width: 92,
    ...wholeRow,
    cellRenderer: ReportCell,
    cellClass: 'cell-report',
    suppressKeyboardEvent: isOnButton,
  },
];

/**
 * @param mayReport true where whoever is here may change the text; such cells are marked
 * @param period the sheet's open period
 */
export const columnsFor = (t: TFunction, mayReport: (row: Row) => boolean, period: Period): ColDef<Row>[] => [
  ...textColumns(t, mayReport),
  ...figureColumns(t, period),
];
