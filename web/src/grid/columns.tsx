import type { ColDef, ICellRendererParams, SpanRowsParams, SuppressKeyboardEventParams } from 'ag-grid-community';
import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { CompletionFigure, Percentage } from '../parts/completion-figure.tsx';
import { localTime } from '../parts/figures.ts';
import { ProgressText } from '../parts/progress-text.tsx';
import type { Row } from '../state/rows.ts';

/** Columns in the order in which they are shown, by their `col-id`. */
export const COLUMNS = ['number', 'project', 'content', 'progress', 'completion', 'units', 'updatedAt'] as const;

type Cell = ICellRendererParams<Row>;

/** The project's name over all its rows, with its figure and how many of its tasks are known. */
const ProjectCell = ({ data }: Cell) =>
  data === undefined ? null : (
    <div className="project-cell">
      <div className="project-name">{data.projectName}</div>
      <div className="project-figure">
        <Percentage share={data.projectRollUp.completion} decimals={1} /> · {data.projectRollUp.known}/{data.projectRollUp.total}
      </div>
    </div>
  );

const ProgressCell = ({ data }: Cell) => (data === undefined ? null : <ProgressText row={data} />);

const CompletionCell = ({ data }: Cell) => (data === undefined ? null : <CompletionFigure assessment={data.assessment} />);

/** The units of a task; where there are several, a star marks the one that leads. */
const UnitsCell = ({ data }: Cell) => {
  const { t } = useTranslation();
  if (data === undefined) return null;
  return data.units.map((unit, at) => (
    <Fragment key={unit}>
      {at > 0 && <br />}
      {at === 0 && data.units.length > 1 && (
        <abbr className="leads" title={t('leads')}>
          ★
        </abbr>
      )}
      {unit}
    </Fragment>
  ));
};

const UpdatedCell = ({ data }: Cell) => (data === undefined ? null : <time dateTime={data.updatedAt}>{localTime(data.updatedAt)}</time>);

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

export const columnsFor = (t: TFunction): ColDef<Row>[] => [
  { colId: 'number', field: 'number', headerName: t('columnNumber'), width: 56, cellClass: 'cell-number' },
  {
    colId: 'project',
    headerName: t('columnProject'),
    width: 132,
    ...wholeRow,
    spanRows: sameProject,
    cellRenderer: ProjectCell,
    cellClass: 'cell-project',
  },
  { colId: 'content', field: 'content', headerName: t('columnContent'), flex: 5, minWidth: 180, autoHeight: true, cellClass: 'cell-text' },
  {
    colId: 'progress',
    headerName: t('columnProgress'),
    flex: 6,
    minWidth: 200,
    autoHeight: true,
    ...wholeRow,
    cellRenderer: ProgressCell,
    cellClass: 'cell-text cell-progress',
    cellClassRules: { 'cell-unsaved': ({ data }) => data !== undefined && data.failure !== null },
    suppressKeyboardEvent: isOnButton,
  },
  {
    colId: 'completion',
    headerName: t('columnCompletion'),
    width: 140,
    autoHeight: true,
    ...wholeRow,
    cellRenderer: CompletionCell,
    cellClass: 'cell-completion',
  },
  {
    colId: 'units',
    headerName: t('columnUnits'),
    width: 120,
    autoHeight: true,
    ...wholeRow,
    cellRenderer: UnitsCell,
    cellClass: 'cell-units',
  },
  { colId: 'updatedAt', headerName: t('columnUpdated'), width: 142, ...wholeRow, cellRenderer: UpdatedCell, cellClass: 'cell-updated' },
];
