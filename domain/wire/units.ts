/** Shapes of the requests about units, and of their answers. */
import * as z from 'zod';
import type { Unit, UnitEvent } from '../people/types.ts';
import { personOrUnitId, seenVersion, shortText } from './people.ts';

export const unitPath = z.object({ unit: personOrUnitId });

const names = { name: shortText(40), shortName: shortText(12) };

/** Body of `POST /api/units`. */
export const unitAddition = z.strictObject(names);

/** Body of `PATCH /api/units/{unit}`. */
export const unitRenaming = z.strictObject({ version: seenVersion, ...names });

/** Body of `POST /api/units/{unit}/merge`: the unit goes into another one. */
export const unitMerge = z.strictObject({ version: seenVersion, into: personOrUnitId });

export type UnitAddition = z.infer<typeof unitAddition>;
export type UnitRenaming = z.infer<typeof unitRenaming>;
export type UnitMerge = z.infer<typeof unitMerge>;

/** `GET /api/units`: in the order of their ids, those that were merged too. */
export type UnitsAnswer = { readonly units: readonly Unit[] };

/** `POST /api/units`, `PATCH /api/units/{unit}`, `POST /api/units/{unit}/merge`: the unit as saved. */
export type UnitAnswer = { readonly unit: Unit };

/** `GET /api/units/{unit}/history`: newest first. */
export type UnitHistoryAnswer = { readonly events: readonly UnitEvent[] };
