import * as z from 'zod';
import { mend } from './complaints.ts';

const hasOneKey = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 1;

/** One of two objects, told apart by the one key that each has: `{ "ses": … }` or `{ "smtp": … }`. Both at once are refused. */
export const oneOf = <const A extends z.ZodType, const B extends z.ZodType>(options: readonly [A, B], how: string) =>
  z
    .unknown()
    .refine(hasOneKey, mend(how))
    .pipe(z.union(options, mend(how)));
