/** Shapes of the requests about bulletins, and of their answers. */
import * as z from 'zod';
import { PROSE_PARTS, type Bulletin, type BulletinFigures, type BulletinHead, type Draft } from '../bulletin/types.ts';
import { isPeriod } from '../period.ts';
import { hasControlCharacter } from '../progress-text.ts';
import { sheetId } from './ids.ts';
import { shortText } from './people.ts';

/** The longest a section, a line and a name on the paper may be, in characters. */
export const BULLETIN_LIMITS = { section: 3000, title: 100, name: 60 } as const;

const bulletinNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/u)
  .transform(Number);

/** Path of one issued bulletin. */
export const bulletinPath = z.object({ sheet: sheetId, number: bulletinNumber });

const prose = z
  .string()
  .max(BULLETIN_LIMITS.section, { error: 'bulletin_too_long' })
  .refine((text) => !hasControlCharacter(text) && text.isWellFormed(), { error: 'control_character' });

/** A name that may be left out. */
const nameOrNone = z.union([z.literal(''), shortText(BULLETIN_LIMITS.name)]);

const bulletinText = z.strictObject({
  title: shortText(BULLETIN_LIMITS.title),
  opening: prose,
  overall: prose,
  slow: prose,
  ranking: prose,
  changes: prose,
  owing: prose,
  next: prose,
  redHead: nameOrNone,
  addressee: nameOrNone,
  office: shortText(BULLETIN_LIMITS.name),
  date: z.iso.date(),
});

/** The version of the draft that the person saw; 0 where there never was one. */
const version = z.int().min(0);

/**
 * Body of `POST /api/sheets/{sheet}/bulletin-draft`: the bulletin of a period, the open one or one that was closed; or the correction
 * of an issued bulletin.
 */
export const draftStart = z.strictObject({
  version,
  of: z.union([z.strictObject({ period: z.string().refine(isPeriod) }), z.strictObject({ corrects: z.int().min(1) })]),
});

export type DraftStart = z.infer<typeof draftStart>;

/** Body of `PATCH /api/sheets/{sheet}/bulletin-draft`. `toCheck` names what is still to be checked. */
export const draftEdit = z.strictObject({ version, text: bulletinText, toCheck: z.array(z.enum(PROSE_PARTS)).max(PROSE_PARTS.length) });

export type DraftEdit = z.infer<typeof draftEdit>;

/** Query of `DELETE /api/sheets/{sheet}/bulletin-draft`. */
export const draftRemoval = z.object({ version: z.coerce.number().pipe(version) });

/** Body of `POST /api/sheets/{sheet}/bulletins`. The page makes the id once and keeps it over retries. */
export const bulletinIssue = z.strictObject({ id: z.uuid(), version });

export type BulletinIssue = z.infer<typeof bulletinIssue>;

/** Newest first. */
export type BulletinsAnswer = { readonly bulletins: readonly BulletinHead[] };

export type BulletinAnswer = { readonly bulletin: Bulletin };

export type BulletinIssuedAnswer = { readonly bulletin: BulletinHead };

/** `figures` are null where no draft is being written. */
export type DraftAnswer = { readonly draft: Draft; readonly figures: BulletinFigures | null };
