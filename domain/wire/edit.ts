import * as z from 'zod';
import { hasControlCharacter, PROGRESS_LIMIT } from '../progress-text.ts';

/** Body of `PATCH /api/projects/{project}/tasks/{task}`. */
export const progressEdit = z.strictObject({
  /** Made by the page once for each edit and kept over retries. */
  editId: z.string().regex(/^[0-9A-Za-z-]{8,64}$/u),
  /** The version of the task that the person saw. */
  version: z.int().min(1),
  progress: z
    .string()
    .max(PROGRESS_LIMIT, { error: 'too_long' })
    .refine((text) => !hasControlCharacter(text), { error: 'control_character' })
    .refine((text) => text.isWellFormed(), { error: 'control_character' }),
});

export type ProgressEdit = z.infer<typeof progressEdit>;
