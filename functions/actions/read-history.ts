import type { HistoryEvent } from '../../domain/types.ts';
import type { Store, TaskKey } from '../ports.ts';

/** Events of a task, newest first, and the version below which the list goes on. */
export type HistoryPage = { readonly events: readonly HistoryEvent[]; readonly next: number | null };

/** 修改记录 of one task; null where there is no such task. */
export const readHistory = async (
  store: Store,
  key: TaskKey,
  page: { limit: number; before: number | null },
): Promise<HistoryPage | null> => {
  const [task, events] = await Promise.all([store.task(key), store.history(key.task, page)]);
  if (task === null) return null;
  const last = events.at(-1);
  return { events, next: events.length === page.limit && last !== undefined && last.version > 2 ? last.version : null };
};
