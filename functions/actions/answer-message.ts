import { type Connection, CONNECTION_MS, RENEW_BELOW_MS } from '../../domain/live.ts';
import { type ClientMessage, presenceMessage, type ServerMessage } from '../../domain/wire/live.ts';
import type { Clock, LiveStore } from '../ports.ts';

type Ports = { readonly store: LiveStore; readonly now: Clock };

/**
 * What a page's message is answered with. `at` (milliseconds) is when it was received.
 *
 * Who opens a cell, or none, is told who is there: the presence that its own coming set off may have been sent before it could
 * receive.
 */
export const answerMessage = async (ports: Ports, connection: Connection, message: ClientMessage, at: number): Promise<ServerMessage> => {
  const now = ports.now();
  if (message.type === 'open') {
    await ports.store.openCell(connection, message.task, at);
    return presenceMessage(await ports.store.viewers(connection.sheet, now));
  }
  if (connection.expiresAt - now < RENEW_BELOW_MS) await ports.store.renewConnection(connection, now + CONNECTION_MS);
  return { type: 'pong', now: new Date(now).toISOString() };
};
