/** A sheet as it was when a period was closed, so that a bulletin can tell of it afterwards. */
import { NO_OVERRIDES } from '../by-hand/overrides.ts';
import { NO_COMMENTS } from '../comments/figures.ts';
import type { FrozenTask, Snapshot } from '../snapshots.ts';
import type { SheetContents, Task } from '../types.ts';

/** What a snapshot does not keep of a task that has been removed since. No bulletin tells of it. */
const UNKEPT = {
  order: '',
  mergedWith: null,
  overrides: NO_OVERRIDES,
  assessment: {
    indicators: [],
    completion: null,
    readCompletion: null,
    byHand: null,
    toConfirm: false,
    stage: 'unknown',
    stageEvidence: [],
    statedRate: null,
    warnings: [],
    removed: [],
  },
  comments: NO_COMMENTS,
  readerVersion: 1,
  updatedAt: '',
  updatedBy: '',
} as const satisfies Partial<Task>;

const taskOf = ({ task: id, completion, stage, ...frozen }: FrozenTask, sheet: Task['sheet'], now: Task | undefined): Task => {
  const rest = now ?? UNKEPT;
  const { project, number, content, progress, version, units } = frozen;
  return { ...rest, id, sheet, project, number, content, progress, version, units, assessment: { ...rest.assessment, completion, stage } };
};

/** The contents of a snapshot in its period, by the rules of now; `now` gives what a snapshot does not keep. */
export const contentsAt = ({ period, tasks }: Pick<Snapshot, 'period' | 'tasks'>, now: SheetContents): SheetContents => {
  const known = new Map(now.tasks.map((task) => [task.id, task]));
  const projects = new Map(tasks.map(({ project: id, projectName }) => [id, projectName]));
  const kept = new Map(now.projects.map((project) => [project.id, project]));
  const { sheet } = now;
  return {
    ...now,
    sheet: { ...sheet, reporting: { ...sheet.reporting, period } },
    projects: [...projects].map(([id, name]) => ({
      order: '',
      rollUp: { completion: null, completionOfAll: null, known: 0, total: 0 },
      ...kept.get(id),
      id,
      sheet: sheet.id,
      name,
    })),
    tasks: tasks.map((task) => taskOf(task, sheet.id, known.get(task.task))),
  };
};
