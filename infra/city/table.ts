/** A table in plain text, for the end of a command. */

/** Columns of a terminal that a text takes: a Chinese character takes two. */
const widthOf = (text: string): number => text.length + (text.match(/[⺀-￦]/gu)?.length ?? 0);

/** Each row on a line of its own, columns aligned, the first row being the heads. */
export const tableOf = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const padded = (cell: string, column: number): string => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell));
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n');
};
