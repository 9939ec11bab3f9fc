/** Where things are in this repository, wherever the command is run from. */
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** The entry file of a Lambda. `entryOf('api')` → `functions/entry/api.lambda.ts`. */
export const entryOf = (name: 'api' | 'changes' | 'live' | 'migrate' | 'reassess'): string =>
  join(ROOT, 'functions', 'entry', `${name}.lambda.ts`);

/** Where the build leaves the page's files. */
export const PAGE_FILES = join(ROOT, 'dist', 'web');

export const MUNICIPALITIES = join(ROOT, 'infra', 'municipalities');
