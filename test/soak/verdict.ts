/** What has to hold once a crowd has left a sheet, whatever happened on the way; each breach as a sentence. */
import { isDeepStrictEqual } from 'node:util';
import { assess } from '../../domain/assess.ts';
import { rollUp, sameRollUp } from '../../domain/roll-up.ts';
import type { HistoryEvent, Task } from '../../domain/types.ts';
import type { SheetAnswer } from '../../domain/wire/answers.ts';
import { getTaskHistory } from '../../web/src/api/history.ts';
import type { Client } from './client.ts';

/** All events of a task, oldest first, read page by page. */
const historyOf = async ({ project, id }: Task): Promise<readonly HistoryEvent[]> => {
  const events: HistoryEvent[] = [];
  for (let before: number | null | undefined; before !== null;) {
    const page = await getTaskHistory(project, id, before ?? null, AbortSignal.timeout(10_000));
    if (!page.ok) throw new Error(`no history of ${id}: ${JSON.stringify(page.failure)}`);
    events.push(...page.answer.events);
    before = page.answer.next;
  }
  return events.toReversed();
};

/** The task stands where its history leads, step by step. The sheet began with version 1. */
const ofTask = (task: Task, events: readonly HistoryEvent[]): readonly string[] => {
  const last = events.at(-1);
  const faults = events.flatMap(({ version, before }, at) => [
    ...(version === at + 2 ? [] : [`${task.id}: version ${version} stands in place ${at + 2}`]),
    ...(at === 0 || before.progress === events[at - 1]?.after.progress
      ? []
      : [`${task.id}: version ${version} does not begin where the one before ends`]),
  ]);
  const [version, progress] = [last?.version ?? 1, last?.after.progress ?? task.progress];
  if (task.version !== version) faults.push(`${task.id} is at version ${task.version}, its history at ${version}`);
  if (task.progress !== progress) faults.push(`${task.id}: the text is not the last event's`);
  const { completion } = assess(task.content, task.progress, task.overrides);
  if (task.assessment.completion !== completion)
    faults.push(`${task.id}: ${task.assessment.completion} is not what its text gives, ${completion}`);
  return faults;
};

/** Every acknowledged edit is in the history once, as it was acknowledged; nothing is there twice, and nothing that nobody sent. */
const ofEdits = (clients: readonly Client[], events: readonly HistoryEvent[]): readonly string[] => {
  const byEdit = Map.groupBy(events, ({ editId }) => editId);
  const sent = clients.reduce((all, { log }) => all.union(log.sent), new Set<string>());
  const lost = clients
    .flatMap(({ log }) => log.acknowledged)
    .filter(({ editId, task, version, progress }) => {
      const event = byEdit.get(editId)?.[0];
      return event?.subject !== task || event.version !== version || event.after.progress !== progress;
    });
  return [
    ...lost.map(
      ({ editId, task, version }) => `${task}: edit ${editId} was acknowledged as version ${version}, and is not in the history so`,
    ),
    ...[...byEdit].filter(([, of]) => of.length > 1).map(([editId, of]) => `edit ${editId} is in the history ${of.length} times`),
    ...[...byEdit.keys()].filter((editId) => !sent.has(editId)).map((editId) => `nobody sent ${editId}`),
  ];
};

/** Stored roll-ups are those of the tasks; they follow the edits a moment later. */
export const ofRollUps = ({ projects, tasks }: SheetAnswer): readonly string[] =>
  projects.flatMap((project) => {
    const own = tasks.filter((task) => task.project === project.id).map(({ assessment }) => assessment.completion);
    return sameRollUp(project.rollUp, rollUp(own)) ? [] : [`${project.id}: the stored roll-up is not that of its tasks`];
  });

/** A page that is still open shows what the server holds; what others saved follows a moment later. */
export const ofPage = (name: string, client: Client, { tasks }: SheetAnswer): readonly string[] => {
  const shown = new Map(client.sheet().tasks.map((task) => [task.id, task]));
  const others = tasks.filter((task) => !isDeepStrictEqual(shown.get(task.id), task)).map(({ id }) => `${name} shows another ${id}`);
  const sum = rollUp(tasks.map(({ assessment }) => assessment.completion));
  return [...others, ...(sameRollUp(client.view().rollUp, sum) ? [] : [`${name} shows another figure of the sheet`])];
};

/** All breaches by the history of every task. */
export const ofHistory = async ({ tasks }: SheetAnswer, clients: readonly Client[]): Promise<readonly string[]> => {
  const histories = await Promise.all(tasks.map(historyOf));
  return [...tasks.flatMap((task, at) => ofTask(task, histories[at] ?? [])), ...ofEdits(clients, histories.flat())];
};
