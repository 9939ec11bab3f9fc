import type { MemberEvent, MemberId, RegisterEvent, UnitEvent, UnitId } from '../../domain/people/types.ts';
import type { Store } from '../ports.ts';

const isOfUnit = (event: RegisterEvent): event is UnitEvent =>
  event.what === 'unit_added' || event.what === 'unit_renamed' || event.what === 'unit_merged';

const isOfMember = (event: RegisterEvent): event is MemberEvent =>
  event.what === 'member_invited' || event.what === 'member_bound' || event.what === 'member_changed' || event.what === 'member_removed';

/** History of a unit, newest first. Asked for with a member's id it is empty: that one is not for everybody. */
export const unitHistory = async (store: Store, unit: UnitId): Promise<readonly UnitEvent[]> =>
  (await store.registerHistory(unit)).filter(isOfUnit);

/** History of a member, newest first. */
export const memberHistory = async (store: Store, member: MemberId): Promise<readonly MemberEvent[]> =>
  (await store.registerHistory(member)).filter(isOfMember);
