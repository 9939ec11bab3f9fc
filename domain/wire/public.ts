/** What the page for everybody is asked for. A link that was cut off or changed shows the page as if it had not said that part. */
import * as z from 'zod';
import { sheetId } from './ids.ts';

/** The longest text to look for, in characters. */
export const FIND_LIMIT = 100;

const text = (limit: number) => z.string().max(limit).catch('');

export const publicPath = z.object({ sheet: sheetId.optional().catch('') });

export const publicQuery = z.object({
  find: text(FIND_LIMIT),
  unit: text(64),
  class: text(32),
  page: z.coerce.number().int().min(1).catch(1),
  lang: z.enum(['zh-CN', 'en']).catch('zh-CN'),
});

export type PublicQuery = z.infer<typeof publicQuery>;
