import { readFileSync } from 'node:fs';
import { assessed } from '../domain/apply-edit.ts';
import { NO_COMMENTS } from '../domain/comments/figures.ts';
import { NO_OVERRIDES } from '../domain/by-hand/overrides.ts';
import { CLOSED_BY_HAND, usualReporting } from '../domain/reporting.ts';
import { rollUp } from '../domain/roll-up.ts';
import type { Unit } from '../domain/people/types.ts';
import type { Project, SheetContents, Task } from '../domain/types.ts';
import { readTable, type SeedRow } from './read-table.ts';

const SHEET = '2024';
/** The period that the table was published for. */
const PERIOD = '2024-03';
/** The day on which the city published the table. */
const PUBLISHED = '2024-04-12T00:00:00.000Z';
const PUBLISHED_BY = '平湖市政府公开表';

/** As narrow columns show them; where there is none, the name is short enough. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  交通运输局: '交通局',
  退役军人事务局: '退役军人局',
  应急管理局: '应急局',
  卫生健康局: '卫健局',
  农业农村局: '农业农村',
  人力社保局: '人社局',
  消防救援大队: '消防',
};

const twoDigits = (value: number): string => value.toString().padStart(2, '0');
const taskIdOf = (number: number): string => `${SHEET}-t${twoDigits(number)}`;

/** Units are numbered as the table first names them. */
const unitOf = (name: string, index: number): Unit => ({
  id: `u${twoDigits(index + 1)}`,
  name,
  shortName: SHORT_NAMES[name] ?? name,
  mergedInto: null,
  version: 1,
});

const taskOf = (row: SeedRow, project: string, units: readonly Unit[]): Task => ({
  id: taskIdOf(row.number),
  project,
  sheet: SHEET,
  order: twoDigits(row.number),
  number: row.number,
  content: row.content,
  progress: row.progress,
  units: row.units.flatMap((name) => units.filter((unit) => unit.name === name).map(({ id }) => id)),
  mergedWith: row.sharesProgressWith === null ? null : taskIdOf(row.sharesProgressWith),
  overrides: NO_OVERRIDES,
  ...assessed(row.content, row.progress, NO_OVERRIDES),
  comments: NO_COMMENTS,
  version: 1,
  updatedAt: PUBLISHED,
  updatedBy: PUBLISHED_BY,
});

const projectOf = (name: string, place: number, rows: readonly SeedRow[], units: readonly Unit[]): { project: Project; tasks: Task[] } => {
  const id = `${SHEET}-p${twoDigits(place)}`;
  const tasks = rows.filter((row) => row.projectName === name).map((row) => taskOf(row, id, units));
  return {
    project: { id, sheet: SHEET, name, order: twoDigits(place), rollUp: rollUp(tasks.map((task) => task.assessment.completion)) },
    tasks,
  };
};

/** The livelihood projects of Pinghu as published for the first quarter of 2024: 10 projects, 23 tasks. It stays in that period. */
export const pinghu2024 = (): SheetContents => {
  const rows = readTable(readFileSync(new URL('pinghu-2024-q1.txt', import.meta.url), 'utf8'));
  const units = [...new Set(rows.flatMap((row) => row.units))].map(unitOf);
  const names = [...new Set(rows.map((row) => row.projectName))];
  const projects = names.map((name, index) => projectOf(name, index + 1, rows, units));
  return {
    sheet: { id: SHEET, name: '2024年民生实事', city: '平湖市', reporting: { ...usualReporting(PERIOD), ...CLOSED_BY_HAND } },
    projects: projects.map(({ project }) => project),
    tasks: projects.flatMap(({ tasks }) => tasks),
    units,
  };
};
