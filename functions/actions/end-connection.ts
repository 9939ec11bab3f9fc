import type { Connection } from '../../domain/live.ts';
import type { ByeReason, ServerMessage } from '../../domain/wire/live.ts';
import type { LiveStore, Push } from '../ports.ts';

/** Forgets a connection, tells its page why, and closes it. What fails is left to the time that a connection has. */
export const endConnection = async (
  { store, push }: { store: LiveStore; push: Push },
  id: string,
  connection: Pick<Connection, 'id' | 'sheet' | 'member'> | null,
  reason: ByeReason,
): Promise<void> => {
  const steps = [
    () => (connection === null ? Promise.resolve() : store.removeConnection(connection)),
    () => push.send(id, JSON.stringify({ type: 'bye', reason } satisfies ServerMessage)),
    () => push.close(id),
  ];
  // oxlint-disable-next-line no-await-in-loop -- the page hears why before the line is closed
  for (const step of steps) await Promise.allSettled([step()]);
};
