import { TICKET_MS } from '../../domain/live.ts';
import type { Actor, SheetId } from '../../domain/types.ts';
import type { Clock, Store } from '../ports.ts';
import { unitNameOf } from './unit-name.ts';

/** A ticket and until when (ISO 8601, UTC) it opens a connection; null where there is no such sheet. */
export const issueTicket = async (
  { store, now }: { store: Store; now: Clock },
  sheet: SheetId,
  actor: Actor,
): Promise<{ readonly ticket: string; readonly expiresAt: string } | null> => {
  if (!(await store.hasSheet(sheet))) return null;
  const expiresAt = now() + TICKET_MS;
  const grant = { sheet, member: actor.id, name: actor.name, unit: await unitNameOf(store, actor) };
  const ticket = await store.issueTicket(grant, expiresAt);
  return { ticket, expiresAt: new Date(expiresAt).toISOString() };
};
