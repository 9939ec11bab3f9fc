import { TICKET_MS } from '../../domain/live.ts';
import type { Actor, SheetId } from '../../domain/types.ts';
import type { Clock, Store } from '../ports.ts';

/** A ticket and until when (ISO 8601, UTC) it opens a connection; null where there is no such sheet. */
export const issueTicket = async (
  { store, now }: { store: Store; now: Clock },
  sheet: SheetId,
  { id, name, units }: Actor,
): Promise<{ readonly ticket: string; readonly expiresAt: string } | null> => {
  if (!(await store.hasSheet(sheet))) return null;
  const expiresAt = now() + TICKET_MS;
  const named = units.length === 0 ? [] : await store.units();
  const unit = named.find((one) => one.mergedInto === null && units.includes(one.id));
  const ticket = await store.issueTicket({ sheet, member: id, name, unit: unit?.name ?? '' }, expiresAt);
  return { ticket, expiresAt: new Date(expiresAt).toISOString() };
};
