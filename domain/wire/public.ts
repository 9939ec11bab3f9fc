/** What the page for everybody is asked for. What cannot be meant is left out; what nobody knows the page says. */
import * as z from 'zod';
import { sheetId } from './ids.ts';

/** The longest text to look for, in characters. */
export const FIND_LIMIT = 100;

const text = (limit: number) =>
  z
    .string()
    .transform((given) => given.slice(0, limit))
    .catch('');

/** Names no sheet. */
const NO_SHEET = '?';

/** The path of a sheet's page; empty for the newest, also where it ends in a slash. */
export const publicPath = z.object({ sheet: sheetId.or(z.literal('')).default('').catch(NO_SHEET) });

export const publicQuery = z.object({
  find: text(FIND_LIMIT),
  unit: text(64),
  class: text(32),
  page: z.coerce.number().int().min(1).catch(1),
  lang: z.enum(['zh-CN', 'en']).catch('zh-CN'),
});

export type PublicQuery = z.infer<typeof publicQuery>;
