/** The bulletin's tables. They come from its figures alone; nobody edits them. */
import { PACE_CLASSES, type PaceClass } from '../pace.ts';
import { ends } from '../ranking.ts';
import { classWords } from './prose.ts';
import type { BulletinFigures, BulletinTask } from './types.ts';
import { completionWords, official, periodName, share, signedPoints } from './words.ts';

/** `width` is a share of the table's, of 100. Words start at the left, figures and names stand in the middle. */
export type Column = { readonly title: string; readonly width: number; readonly align: 'start' | 'center' };

/** A cell over so many rows; null where the one above reaches down. */
export type Cell = { readonly text: string; readonly rows: number } | null;

export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

const words = (title: string, width: number): Column => ({ title: official(title), width, align: 'start' });
const brief = (title: string, width: number): Column => ({ title: official(title), width, align: 'center' });

const cell = (text: string | number): Cell => ({ text: String(text), rows: 1 });

/** A column in which neighbours of one key are one cell. */
const merged = <Item>(items: readonly Item[], keyOf: (item: Item, at: number) => unknown, textOf: (item: Item) => string): Cell[] => {
  const keys = items.map(keyOf);
  return items.map((item, at) => {
    if (at > 0 && keys[at] === keys[at - 1]) return null;
    const end = keys.findIndex((key, after) => after > at && key !== keys[at]);
    return { text: textOf(item), rows: (end === -1 ? items.length : end) - at };
  });
};

const UNITS_COMMA = '、';

/** Counts and shares by class. */
export const classesTable = ({ tally, tasks }: BulletinFigures): Table | null =>
  tasks.length === 0
    ? null
    : {
        columns: [brief('进度分类', 34), brief('任务数(项)', 33), brief('占比', 33)],
        rows: PACE_CLASSES.map((one) => [cell(classWords(one)), cell(tally[one]), cell(share(tally[one] / tasks.length))]),
      };

const slowTasks = ({ slow, tasks }: BulletinFigures): readonly BulletinTask[] => {
  const known = new Map(tasks.map((task) => [task.task, task]));
  return slow.flatMap((id) => known.get(id) ?? []);
};

/** 慢序时 and 严重滞后 by name, with unit, pace and gap. */
export const slowTable = (figures: BulletinFigures): Table | null => {
  const tasks = slowTasks(figures);
  if (tasks.length === 0) return null;
  return {
    columns: [
      brief('序号', 7),
      words('项目内容', 31),
      brief('牵头单位', 16),
      brief('完成率', 11),
      brief('序时进度', 11),
      brief('差距(百分点)', 12),
      brief('分类', 12),
    ],
    rows: tasks.map((task) => [
      cell(task.number),
      cell(task.content),
      cell(task.units.join(UNITS_COMMA)),
      cell(completionWords(task.completion)),
      cell(share(task.pace)),
      cell(signedPoints(task.gap)),
      cell(classWords(task.class)),
    ]),
  };
};

/** So many places from either end. */
const PLACES = 3;

/** The first and the last three places; none where there is one unit, or only one place. */
export const rankingTable = ({ ranking }: BulletinFigures): Table | null => {
  if (ranking.every(({ place }) => place === 1)) return null;
  const { first, last } = ends(ranking, PLACES);
  const rows = [...first.map((one) => ({ ...one, end: '前三位' })), ...last.map((one) => ({ ...one, end: '后三位' }))];
  const groups = merged(
    rows,
    ({ end }) => end,
    ({ end }) => end,
  );
  return {
    columns: [brief('', 14), brief('名次', 12), brief('牵头单位', 34), brief('任务数(项)', 20), brief('全口径完成率', 20)],
    rows: rows.map(({ place, unit, tasks, completion }, at) => [
      groups[at] ?? null,
      cell(place),
      cell(unit),
      cell(tasks),
      cell(share(completion)),
    ]),
  };
};

/** Old text beside new, with what each task gained. */
export const changesTable = ({ moved, tasks, since, period }: BulletinFigures): Table | null => {
  if (since === null || moved.length === 0) return null;
  const known = new Map(tasks.map((task) => [task.task, task]));
  const rows = moved.flatMap(({ task: id, before, by }) => {
    const task = known.get(id);
    if (task === undefined) return [];
    return [
      [
        cell(task.number),
        cell(task.content),
        cell(before?.progress ?? '本期新增任务'),
        cell(task.progress),
        cell(before === null ? '—' : completionWords(before.completion)),
        cell(completionWords(task.completion)),
        cell(signedPoints(by)),
      ],
    ];
  });
  return {
    columns: [
      brief('序号', 7),
      words('项目内容', 21),
      words(`上期(${periodName(since.period)})进展情况`, 20),
      words(`本期(${periodName(period)})进展情况`, 20),
      brief('上期完成率', 11),
      brief('本期完成率', 11),
      brief('变化(百分点)', 10),
    ],
    rows,
  };
};

/** Units that have not reported, with their tasks. */
export const owingTable = ({ owing }: BulletinFigures): Table | null =>
  owing.length === 0
    ? null
    : {
        columns: [brief('单位', 40), brief('未报送任务数(项)', 25), brief('任务序号', 35)],
        rows: owing.map(({ unit, tasks }) => [cell(unit), cell(tasks.length), cell(tasks.join(UNITS_COMMA))]),
      };

const WHOLE_COLUMNS = [
  brief('序号', 5),
  brief('项目名称', 13),
  words('项目内容', 31),
  words('进展情况', 31),
  brief('完成率', 8),
  brief('牵头单位', 12),
];

/** Rows as the published table has them, its merged cells too; `extra` comes before the units. */
const wholeTable = (tasks: readonly BulletinTask[], extra: (task: BulletinTask) => readonly Cell[] = () => []): Table['rows'] => {
  const names = merged(
    tasks,
    ({ project }) => project,
    ({ projectName }) => projectName,
  );
  let cellOf = 0;
  const progress = merged(
    tasks,
    (task, at) => (task.sharesProgress && at > 0 ? cellOf : (cellOf += 1)),
    (task) => task.progress,
  );
  return tasks.map((task, at) => [
    cell(task.number),
    names[at] ?? null,
    cell(task.content),
    progress[at] ?? null,
    cell(completionWords(task.completion)),
    ...extra(task),
    cell(task.units.join(UNITS_COMMA)),
  ]);
};

const CLASSED_COLUMNS = [
  brief('序号', 5),
  brief('项目名称', 12),
  words('项目内容', 28),
  words('进展情况', 28),
  brief('完成率', 8),
  brief('分类', 8),
  brief('牵头单位', 11),
];

/** Tasks of some classes in the order of the sheet. Those left out may have shared a cell with one that is not: each keeps its own. */
const ofClasses =
  (classes: readonly PaceClass[]) =>
  ({ tasks }: BulletinFigures): Table | null => {
    const own = tasks.filter((task) => classes.includes(task.class)).map((task) => ({ ...task, sharesProgress: false }));
    if (own.length === 0) return null;
    return { columns: CLASSED_COLUMNS, rows: wholeTable(own, (task) => [cell(classWords(task.class))]) };
  };

type AnnexTable = {
  readonly title: (figures: BulletinFigures) => string;
  /** What is said where there is nothing to list. */
  readonly none: string;
  readonly table: (figures: BulletinFigures) => Table | null;
};

export const ANNEXES: readonly AnnexTable[] = [
  {
    title: () => official('按序时任务一览表(含超序时、已完成)'),
    none: '本期无按序时、超序时和已完成任务。',
    table: ofClasses(['completed', 'ahead', 'on_pace']),
  },
  {
    title: () => '慢序时与严重滞后任务一览表',
    none: '本期无慢序时和严重滞后任务。',
    table: ofClasses(['behind', 'far_behind']),
  },
  {
    title: ({ year }) => `${year}年民生实事项目进展情况总表`,
    none: '',
    table: ({ tasks }) => ({ columns: WHOLE_COLUMNS, rows: wholeTable(tasks) }),
  },
];
