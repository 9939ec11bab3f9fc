/** What stands in the form of a unit, and what is to be mended in it. */
import { unitAddition, type UnitAddition } from '../../../domain/wire/units.ts';
import { faultsOfIssues, type PeopleFaults } from './faults.ts';

export type UnitDraft = { readonly name: string; readonly shortName: string };

type Checked = { readonly ok: true; readonly addition: UnitAddition } | { readonly ok: false; readonly faults: PeopleFaults };

/** Most names are short as they are: where no short name was typed, the name stands for it. */
export const checkUnit = ({ name, shortName }: UnitDraft): Checked => {
  const parsed = unitAddition.safeParse({ name, shortName: shortName.trim() === '' ? name : shortName });
  if (parsed.success) return { ok: true, addition: parsed.data };
  return {
    ok: false,
    faults: faultsOfIssues(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), expected: message }))),
  };
};
