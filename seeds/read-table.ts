/** One row of the published table with its merged cells filled in. */
export type SeedRow = {
  readonly number: number;
  readonly projectName: string;
  readonly content: string;
  readonly progress: string;
  readonly units: readonly string[];
  /** 序号 of the row whose progress cell this row shares; null where it has a cell of its own. */
  readonly sharesProgressWith: number | null;
};

const cellsOf = (line: string): string[] => {
  const cells = line.split('|').map((cell) => cell.trim());
  return cells.at(-1) === '' ? cells.slice(0, -1) : cells;
};

const namesOf = (units: string): string[] => units.split(/\s+/u).filter((name) => name !== '');

/** A merged cell is left out of the rows below its first: five cells are a whole row, four lack the name, three the progress too. */
const rowOf = (line: string, above: SeedRow | undefined): SeedRow => {
  const cells = cellsOf(line);
  const [number = '', ...rest] = cells;
  const [units = '', ...beforeUnits] = rest.toReversed();
  const [name, content, progress] = beforeUnits.length === 3 ? beforeUnits.toReversed() : [above?.projectName, ...beforeUnits.toReversed()];
  if (beforeUnits.length < 1 || beforeUnits.length > 3 || name === undefined || (progress === undefined && above === undefined)) {
    throw new Error(`row of ${cells.length} cells cannot be read: ${line}`);
  }
  return {
    number: Number(number),
    projectName: name,
    content: content ?? '',
    progress: progress ?? above?.progress ?? '',
    units: namesOf(units),
    sharesProgressWith: progress === undefined ? (above?.sharesProgressWith ?? above?.number ?? null) : null,
  };
};

/** Rows of a table published as text, one line a row and `|` between cells, the first line naming the columns. */
export const readTable = (text: string): SeedRow[] => {
  const [, ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const rows: SeedRow[] = [];
  for (const line of lines) rows.push(rowOf(line, rows.at(-1)));
  return rows;
};
