import { firstInstant, monthOf, monthsBack } from '../../domain/months.ts';
import type { SheetId } from '../../domain/types.ts';
import type { Editor } from '../../domain/wire/feed.ts';
import type { Clock, Store } from '../ports.ts';
import { eachAtOnce } from './each-at-once.ts';

const AT_ONCE = 8;

/**
 * Everybody who changed something of a sheet, each once, those who were removed too. Members go by the name that they have now,
 * others by the one that they last had.
 */
export const readEditors = async ({ store, now }: { store: Store; now: Clock }, sheet: SheetId): Promise<readonly Editor[]> => {
  const months = monthsBack(monthOf(new Date(now()).toISOString()), monthOf(firstInstant(sheet)));
  const found = new Map<string, readonly { readonly id: string; readonly name: string }[]>();
  const [members] = await Promise.all([
    store.members(),
    eachAtOnce(AT_ONCE, months, async (month) => void found.set(month, await store.editorsOfMonth(sheet, month))),
  ]);
  // Older months first, so that the latest name stands.
  const editors = new Map(months.toReversed().flatMap((month) => (found.get(month) ?? []).map(({ id, name }) => [id, name] as const)));
  const known = new Map(members.map((member) => [member.id, member]));
  return [...editors].map(([id, name]) => {
    const member = known.get(id);
    return { id, name: member?.name ?? name, isMember: member?.removedAt === null };
  });
};
