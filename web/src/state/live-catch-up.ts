/** What a page missed while its line was broken: asked for until it is told, and applied by revision. */
import { revisionOf } from '../../../domain/comments/figures.ts';
import type { Project, Task, TaskId } from '../../../domain/types.ts';
import type { ChangesAnswer } from '../../../domain/wire/live.ts';
import type { Outcome } from '../api/request.ts';

export type CatchUpPorts = {
  readonly changes: (since: string) => Promise<Outcome<ChangesAnswer>>;
  /** The newest revision that the page knows; 0 of an unknown task. */
  readonly revisionOf: (task: TaskId) => number;
  /** A task that is newer than the page's, and its project's roll-up. */
  readonly onTask: (task: Task, project: Project) => void;
  /** Too much was missed: the sheet is to be read anew. */
  readonly onGap: () => void;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
};

const LONGEST_WAIT_MS = 30_000;
/** What was missed is read from an index that is a moment behind the pushes. */
const INDEX_LAG_MS = 3000;

/** 1, 2, 4 … 30 seconds, each somewhere between half of it and the whole, so that pages do not come back all at once. */
export const waitBefore = (attempt: number, random: number): number => Math.min(LONGEST_WAIT_MS, 1000 * 2 ** attempt) * (0.5 + random / 2);

type Asker = { readonly behind: () => void; readonly isBehind: () => boolean; readonly stop: () => void };

/** Asks once for all that call it while an answer is on its way, and goes on until it is told. */
const askerOf = (ask: () => Promise<boolean>, random: () => number): Asker => {
  let [wanted, done, attempt] = [0, 0, 0];
  let [running, isStopped] = [false, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async (): Promise<void> => {
    if (running || isStopped || done === wanted) return;
    running = true;
    const asked = wanted;
    const isTold = await ask();
    running = false;
    attempt = isTold ? 0 : attempt + 1;
    if (isTold) done = asked;
    if (done !== wanted && !isStopped) timer = setTimeout(() => void run(), isTold ? 0 : waitBefore(attempt, random()));
  };
  return {
    behind: () => {
      wanted += 1;
      clearTimeout(timer);
      void run();
    },
    isBehind: () => done !== wanted,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
};

export type Keeper = {
  /** Something may have been missed. */
  readonly behind: () => void;
  /** There is this revision of a task; what was missed is asked for until it is here. */
  readonly expect: (task: TaskId, revision: number) => void;
  /** Nothing before this instant is missing, as far as pushes go. */
  readonly seen: (now: string) => void;
  readonly take: (task: Task, project: Project) => void;
  readonly stop: () => void;
};

/** Keeps the page's tasks up to date and knows until when it is. */
export const keeperOf = ({ changes, revisionOf: knownOf, onTask, onGap, random }: CatchUpPorts, start: string): Keeper => {
  let since = start;
  let isStopped = false;
  const take = (task: Task, project: Project): void => {
    if (revisionOf(task) > knownOf(task.id)) onTask(task, project);
  };
  const takeAll = (answer: ChangesAnswer): void => {
    since = answer.now;
    if (!answer.complete) return onGap();
    const projects = new Map(answer.projects.map((project) => [project.id, project]));
    for (const task of answer.tasks) {
      const project = projects.get(task.project);
      if (project !== undefined) take(task, project);
    }
  };
  const asker = askerOf(async () => {
    const outcome = await changes(since);
    if (outcome.ok && !isStopped) takeAll(outcome.answer);
    return outcome.ok;
  }, random);
  return {
    behind: asker.behind,
    expect: (task, revision) => {
      if (revision <= knownOf(task)) return;
      asker.behind();
      setTimeout(() => (revision <= knownOf(task) ? undefined : asker.behind()), INDEX_LAG_MS);
    },
    seen: (now) => {
      if (!asker.isBehind() && now > since) since = now;
    },
    take,
    stop: () => {
      isStopped = true;
      asker.stop();
    },
  };
};
