import type { Register, RegisterDecision, UnitChange, UnitId } from '../../domain/people/types.ts';
import { addUnit, mergeUnit, renameUnit, type UnitFault } from '../../domain/people/units.ts';
import type { Actor } from '../../domain/types.ts';
import type { UnitAddition, UnitMerge, UnitRenaming } from '../../domain/wire/units.ts';
import type { Clock, Ids, Store } from '../ports.ts';
import { changeRegister } from './change-register.ts';

/** What is asked of a unit; a new one has no id yet. */
export type UnitRequest =
  | { readonly kind: 'add'; readonly body: UnitAddition }
  | { readonly kind: 'rename'; readonly id: UnitId; readonly body: UnitRenaming }
  | { readonly kind: 'merge'; readonly id: UnitId; readonly body: UnitMerge };

export type UnitOutcome = RegisterDecision<UnitChange, UnitFault>;

type ManagePorts = { readonly store: Store; readonly now: Clock; readonly newId: Ids };

/** Adds, renames or merges a unit, and tells of it in the unit's history. */
export const manageUnit = ({ store, now, newId }: ManagePorts, asked: UnitRequest, { id, name }: Actor): Promise<UnitOutcome> => {
  const doing = { by: { id, name }, at: new Date(now()).toISOString() };
  const decide = (register: Register): UnitOutcome => {
    if (asked.kind === 'add') return addUnit(register, newId(), asked.body, doing);
    return asked.kind === 'rename' ? renameUnit(register, asked.id, asked.body, doing) : mergeUnit(register, asked.id, asked.body, doing);
  };
  return changeRegister(store, decide, (change, register) => store.saveUnit(change, register));
};
