/** Where things are in this repository, wherever the command is run from. */
import { join, resolve } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** The entry file of a Lambda. `entryOf('api')` → `functions/entry/api.lambda.ts`. */
export const entryOf = (
  name: 'api' | 'bounces' | 'changes' | 'digest' | 'hosting' | 'live' | 'mailbox' | 'migrate' | 'office' | 'public' | 'reassess',
): string => join(ROOT, 'functions', 'entry', `${name}.lambda.ts`);

/** Where the build leaves the page's files. */
export const PAGE_FILES = join(ROOT, 'dist', 'web');

/** Settings of municipalities. `SHISHI_MUNICIPALITIES` names another folder, such as one that a city keeps for itself. */
export const MUNICIPALITIES = resolve(process.env.SHISHI_MUNICIPALITIES ?? join(ROOT, 'infra', 'municipalities'));
