/** 催办: what the recipient's units have not reported, each task a press away. */
import type { Run } from '../differences/runs.ts';
import type { TaskFigure } from '../summary.ts';
import { periodWords } from '../text/period-words.ts';
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

/** Tasks of all units together, but a few of each. */
const MOST = { tasks: 30, tasksOfUnit: 3, units: 10, progress: 120 } as const;

const textOf = ({ say }: Telling, progress: string): readonly Run[] => [
  { kind: 'same', text: progress.trim() === '' ? say('chaseNoText') : clipped(progress, MOST.progress) },
];

const itemOf = (telling: Telling, task: TaskFigure): Item => ({
  way: taskWay(telling, task),
  class: task.standing.class,
  notes: [standingWords(telling.say, task.standing)],
  text: textOf(telling, task.progress),
});

const unitPart = (telling: Telling, { unit, tasks }: ChaseRequest['owing'][number], most: number): Part => {
  const { say, setting } = telling;
  return {
    title: say('chaseUnit', { unit: unitName(telling, unit), n: tasks.length }),
    blocks: listed(
      tasks,
      most,
      (some) => ({ kind: 'items', items: some.map((task) => itemOf(telling, task)) }),
      (left) => ({ words: say('letterRest', { n: left }), href: linkTo(setting, { unit, owed: '1' }) }),
    ),
  };
};

export const chaseLetter = ({ summary, owing, daysLeft }: ChaseRequest, telling: Telling): Content => {
  const { say, setting } = telling;
  const due = setting.days?.due ?? null;
  const left = leftWords(say, setting.today, due, daysLeft);
  const shown = owing.slice(0, MOST.units);
  const most = Math.max(MOST.tasksOfUnit, Math.floor(MOST.tasks / Math.max(1, shown.length)));
  const words = {
    sheet: nameOf(setting.sheet.name),
    period: periodWords(say, summary.period),
    n: owing.reduce((sum, { tasks }) => sum + tasks.length, 0),
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
      subject: say('chaseSubject', words),
      headline: say('chaseHeadline', words),
      lead: [...(due === null ? [] : [say('chaseDue', { due: dayWords(say, due), left })]), say('chaseHow')].join(''),
      parts: [
        ...shown.map((one) => unitPart(telling, one, most)),
        ...(rest === 0 ? [] : [{ title: '', blocks: [line(say('chaseRestUnits', { n: rest }))] }]),
      ],
      next: { words: say('chaseOpen'), href: allOwed },
    },
  );
};
