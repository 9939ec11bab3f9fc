import { CONNECTION_MS, TICKET_MS } from '../../domain/live.ts';
import type { Clock, LiveStore } from '../ports.ts';

/** Takes the ticket and notes the connection; false where the ticket is no good. */
export const openConnection = async ({ store, now }: { store: LiveStore; now: Clock }, id: string, ticket: string): Promise<boolean> => {
  const at = now();
  const taken = await store.takeTicket(ticket, at);
  if (taken === null) return false;
  const connection = { ...taken, id, connectedAt: at, expiresAt: at + CONNECTION_MS };
  await store.addConnection(connection);
  // Noted first: whoever ends the member's connections at this moment finds it, or has refused its ticket before.
  const refusedAt = await store.ticketsRefusedAt(taken.member);
  if (refusedAt === null || refusedAt < taken.expiresAt - TICKET_MS) return true;
  await store.removeConnection(connection);
  return false;
};
