/** What an entry of a member's or a unit's history changed, field by field. */
import type { MemberEvent, MemberState, RegisterEvent, UnitId, UnitState } from '../../../domain/people/types.ts';
import type { Role } from '../../../domain/types.ts';

/** One field's value before, null where there was none, and after. */
export type RecordChange =
  | { readonly field: 'name' | 'email' | 'shortName'; readonly before: string | null; readonly after: string }
  | { readonly field: 'role'; readonly before: Role | null; readonly after: Role }
  | { readonly field: 'units'; readonly before: readonly UnitId[] | null; readonly after: readonly UnitId[] }
  | { readonly field: 'mergedInto'; readonly before: UnitId | null; readonly after: UnitId | null };

const ofMember = (before: MemberState | null, after: MemberState): readonly RecordChange[] => [
  { field: 'name', before: before?.name ?? null, after: after.name },
  { field: 'email', before: before?.email ?? null, after: after.email },
  { field: 'role', before: before?.role ?? null, after: after.role },
  { field: 'units', before: before?.units ?? null, after: after.units },
];

const ofUnit = (before: UnitState | null, after: UnitState): readonly RecordChange[] => [
  { field: 'name', before: before?.name ?? null, after: after.name },
  { field: 'shortName', before: before?.shortName ?? null, after: after.shortName },
  { field: 'mergedInto', before: before?.mergedInto ?? null, after: after.mergedInto },
];

const isNothing = (value: RecordChange['after']): boolean => value === null || value.length === 0;

const isChanged = ({ before, after }: RecordChange): boolean =>
  JSON.stringify(before) !== JSON.stringify(after) && !(isNothing(before) && isNothing(after));

const isOfMember = (event: RegisterEvent): event is MemberEvent => 'role' in event.after;

/** The fields that are another after the event than before it. */
export const changesOf = (event: RegisterEvent): readonly RecordChange[] =>
  (isOfMember(event) ? ofMember(event.before, event.after) : ofUnit(event.before, event.after)).filter(isChanged);
