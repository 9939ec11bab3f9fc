/** 催办: what the recipient's units have not reported, or what the office sent back, each task a press away. */
import type { Run } from '../differences/runs.ts';
import type { UnitId } from '../people/types.ts';
import type { TaskFigure } from '../summary.ts';
import { periodWords } from '../text/period-words.ts';
import type { TaskId } from '../types.ts';
import { line, listed, type Content, type Item, type Part } from './content.ts';
import type { ChaseRequest } from './requests.ts';
import {
  clipped,
  dayWords,
  framed,
  leftWords,
  linkTo,
  nameOf,
  standingWords,
  taskWay,
  unitName,
  unitNames,
  type Telling,
} from './telling.ts';

/** Tasks of all lists together; a unit has one or two. */
const MOST = { tasks: 30, units: 10, progress: 120, reason: 120 } as const;

const textOf = ({ say }: Telling, progress: string): readonly Run[] => [
  { kind: 'same', text: progress.trim() === '' ? say('chaseNoText') : clipped(progress, MOST.progress) },
];

/** Tasks of one unit that are alike: never reported, or sent back, each for a reason. */
type List = { readonly unit: UnitId; readonly tasks: readonly TaskFigure[]; readonly reasons: ReadonlyMap<TaskId, string> };

/** What was sent back comes first: somebody has said what is to be done about it. */
const listsOf = ({ owing, sentBack }: ChaseRequest): readonly List[] =>
  owing.flatMap(({ unit, tasks }) => {
    const reasons = new Map(sentBack.filter((one) => one.unit === unit).map(({ task, reason }) => [task, reason]));
    const returned = tasks.filter(({ id }) => reasons.has(id));
    const unsaid = tasks.filter(({ id }) => !reasons.has(id));
    return [
      { unit, tasks: returned, reasons },
      { unit, tasks: unsaid, reasons: new Map() },
    ].filter((list) => list.tasks.length > 0);
  });

const itemOf = (telling: Telling, task: TaskFigure, reason: string | undefined): Item => ({
  way: taskWay(telling, task),
  class: task.standing.class,
  notes: [
    ...(reason === undefined ? [] : [telling.say('chaseReason', { reason: clipped(reason, MOST.reason) })]),
    standingWords(telling.say, task.standing),
  ],
  text: textOf(telling, task.progress),
});

const partOf = (telling: Telling, { unit, tasks, reasons }: List, most: number): Part => {
  const { say, setting } = telling;
  return {
    title: say(reasons.size === 0 ? 'chaseUnit' : 'chaseUnitSentBack', { unit: unitName(telling, unit), n: tasks.length }),
    blocks: listed(
      tasks,
      most,
      (some) => ({ kind: 'items', items: some.map((task) => itemOf(telling, task, reasons.get(task.id))) }),
      (left) => ({ words: say('letterRest', { n: left }), href: linkTo(setting, { unit, owed: '1' }) }),
    ),
  };
};

export const chaseLetter = (request: ChaseRequest, telling: Telling): Content => {
  const { summary, owing, daysLeft } = request;
  const { say, setting } = telling;
  const due = setting.days?.due ?? null;
  const left = leftWords(say, setting.today, due, daysLeft);
  const shown = owing.slice(0, MOST.units);
  const lists = listsOf({ ...request, owing: shown });
  const most = Math.floor(MOST.tasks / Math.max(1, lists.length));
  const returned = listsOf(request).reduce((sum, { tasks, reasons }) => sum + (reasons.size === 0 ? 0 : tasks.length), 0);
  const words = {
    sheet: nameOf(setting.sheet.name),
    period: periodWords(say, summary.period),
    n: owing.reduce((sum, { tasks }) => sum + tasks.length, 0),
    returned,
    left,
  };
  const [only] = owing.length === 1 ? owing : [];
  const allOwed = linkTo(setting, { ...(only === undefined ? {} : { unit: only.unit }), owed: '1' });
  const rest = owing.length - shown.length;
  return framed(
    telling,
    say('chaseWhy', {
      units: unitNames(
        telling,
        owing.map(({ unit }) => unit),
      ),
    }),
    {
      subject: say(returned === 0 ? 'chaseSubject' : 'chaseSubjectSentBack', words),
      headline: say('chaseHeadline', words),
      lead: [
        ...(due === null ? [] : [say('chaseDue', { due: dayWords(say, due), left })]),
        say('chaseHow'),
        ...(returned === 0 ? [] : [say('chaseHowSentBack', words)]),
      ].join(''),
      parts: [
        ...lists.map((list) => partOf(telling, list, most)),
        ...(rest === 0 ? [] : [{ title: '', blocks: [line(say('chaseRestUnits', { n: rest }))] }]),
      ],
      next: { words: say('chaseOpen'), href: allOwed },
    },
  );
};
