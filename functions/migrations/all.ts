/** The migrations in their order. A new one is a file of its own, and takes the next number. */
import { overrides } from './001-overrides.ts';
import { unitsById } from './002-units-by-id.ts';
import { commentFigures } from './003-comment-figures.ts';
import { periods } from './004-periods.ts';
import { unitsOfClosings } from './005-units-of-closings.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [overrides, unitsById, commentFigures, periods, unitsOfClosings];
