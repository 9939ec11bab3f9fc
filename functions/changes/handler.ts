/** The table's stream: where tasks changed, their projects' stored roll-ups are worked out anew. */
import { isDeepStrictEqual } from 'node:util';
import { refreshRollUp } from '../actions/refresh-roll-up.ts';
import type { Store } from '../ports.ts';
import { projectIdOf, TASK_PREFIX } from '../store/keys.ts';

type Key = { readonly S?: string | undefined };

/** What is used of a stream's record; Lambda's and the SDK's own types both fit. */
export type ChangeRecord = {
  readonly dynamodb?:
    | { readonly Keys?: Readonly<Record<string, Key>> | undefined; readonly OldImage?: unknown; readonly NewImage?: unknown }
    | undefined;
};

export type ChangesHandler = (event: { readonly Records: readonly ChangeRecord[] }) => Promise<void>;

/** The project whose task the record is about; null for other items and for writes that changed nothing. */
const projectOf = ({ dynamodb: change }: ChangeRecord): string | null => {
  const isTask = change?.Keys?.task?.S?.startsWith(TASK_PREFIX) ?? false;
  const partition = change?.Keys?.project?.S;
  if (!isTask || partition === undefined || isDeepStrictEqual(change?.OldImage, change?.NewImage)) return null;
  return projectIdOf(partition);
};

/** The Lambda behind the stream. It throws where the store does, so that the batch is tried again. */
export const newChangesHandler =
  ({ store }: { store: Store }): ChangesHandler =>
  async ({ Records: records }) => {
    const projects = new Set(records.map(projectOf).filter((project) => project !== null));
    await Promise.all([...projects].map((project) => refreshRollUp(store, project)));
  };
