/** The bulletin's tables as Word has them: the head again on each page, merged cells, and no row torn apart that fits a page. */
import { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import type { Cell, Column, Table as BulletinTable } from '../../domain/bulletin/tables.ts';
import { FONT, SIZE } from './look.ts';
import { letters } from './paragraphs.ts';

/** A row with a longer text may be split: it would leave most of a page empty. In characters. */
const LONG = 500;

const SPACING = { line: 320, lineRule: LineRuleType.EXACT } as const;

const content = (text: string, align: Column['align'], font: string, keepNext = false): Paragraph[] =>
  text.split('\n').map(
    (line) =>
      new Paragraph({
        alignment: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: SPACING,
        keepNext,
        children: [letters([line], { font, size: SIZE.five })],
      }),
  );

const cellOf = ({ text, rows }: NonNullable<Cell>, { align }: Column, width: number, isHeld: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: content(text, align, FONT.body, isHeld),
    ...(rows > 1 ? { rowSpan: rows } : {}),
  });

const headOf = (columns: readonly Column[], widths: readonly number[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ title }, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          children: content(title, 'center', FONT.heading),
        }),
    ),
  });

/** @param width of the whole table, in twentieths of a point */
export const wordTable = ({ columns, rows }: BulletinTable, width: number): Table => {
  const widths = columns.map((column) => Math.round((width * column.width) / 100));
  /** A text that reaches into the next row is read on one page. */
  const isHeld = (at: number): boolean => columns.some(({ align }, column) => align === 'start' && rows[at + 1]?.[column] === null);
  const rowOf = (cells: readonly Cell[], row: number): TableRow =>
    new TableRow({
      cantSplit: cells.every((cell) => cell === null || cell.text.length <= LONG),
      children: columns.flatMap((column, at) => {
        const cell = cells[at];
        return cell === null || cell === undefined ? [] : [cellOf(cell, column, widths[at] ?? 0, isHeld(row))];
      }),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    rows: [headOf(columns, widths), ...rows.map(rowOf)],
  });
};
