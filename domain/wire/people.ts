/** What the shapes of units and members have in common. */
import * as z from 'zod';
import { hasControlCharacter } from '../progress-text.ts';

/** A unit's or a member's id: safe in a URL and in a key. */
export const personOrUnitId = z.string().regex(/^[0-9A-Za-z-]{1,40}$/u);

/** The version that the admin saw. */
export const seenVersion = z.int().min(1);

/** A name of one line. */
export const shortText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'missing' })
    .max(longest, { error: `at most ${longest} characters` })
    .refine((text) => !hasControlCharacter(text) && !text.includes('\n') && text.isWellFormed(), { error: 'control_character' });
