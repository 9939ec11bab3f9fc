import type { SheetId, TaskId } from '../../domain/types.ts';
import { presenceMessage, taskMessage } from '../../domain/wire/live.ts';
import type { ProjectContents } from '../ports.ts';
import { broadcast, type BroadcastPorts } from './broadcast.ts';

/** A project as it is now, with its fresh roll-up, and which of its tasks changed. */
export type ChangedProject = { readonly contents: ProjectContents; readonly changed: ReadonlySet<TaskId> };

const messagesOf = ({ contents: { project, tasks }, changed }: ChangedProject): string[] =>
  tasks.filter(({ id }) => changed.has(id)).map((task) => taskMessage(task, project));

/** Tells each sheet's viewers of the tasks that changed, each once and as it is now. */
export const pushChanges = async (ports: BroadcastPorts, projects: readonly ChangedProject[]): Promise<void> => {
  const bySheet = Map.groupBy(projects, ({ contents }) => contents.project.sheet);
  await Promise.all(
    [...bySheet].map(async ([sheet, of]) => {
      const viewers = await ports.store.viewers(sheet, ports.now());
      if (viewers.length > 0) await broadcast(ports, viewers, of.flatMap(messagesOf));
    }),
  );
};

/** Tells the viewers of a sheet who is there. */
export const pushPresence = async (ports: BroadcastPorts, sheet: SheetId): Promise<void> => {
  const viewers = await ports.store.viewers(sheet, ports.now());
  if (viewers.length > 0) await broadcast(ports, viewers, [JSON.stringify(presenceMessage(viewers))]);
};
