/** Writing a bulletin: its first text, other figures behind it, and two people at it at once. Nobody's words are lost. */
import type { Day } from '../period.ts';
import { proseOf } from './prose.ts';
import { official } from './words.ts';
import {
  GIVEN_PARTS,
  PROSE_PARTS,
  type BulletinFigures,
  type BulletinHead,
  type BulletinText,
  type DraftBody,
  type ProsePart,
  type TextPart,
} from './types.ts';

/** All that can be edited. */
export const TEXT_PARTS: readonly TextPart[] = [...PROSE_PARTS, ...GIVEN_PARTS];

/** The first text. What the office gives by itself is as it was in its last bulletin, but for the day. */
export const newText = (figures: BulletinFigures, last: BulletinText | null, date: Day): BulletinText => ({
  ...proseOf(figures),
  redHead: last?.redHead ?? '',
  addressee: last?.addressee ?? '各牵头单位',
  office: last?.office ?? `${figures.city}人民政府督查室`,
  date,
});

/** The text of a correction: that of the bulletin that was wrong, which it names. */
export const correctionText = (of: Pick<BulletinHead, 'number' | 'title'> & { readonly text: BulletinText }, date: Day): BulletinText => ({
  ...of.text,
  opening: `${of.title}${official(`(第${of.number}期)有误,现予更正,以本期为准。`)}\n${of.text.opening}`,
  date,
});

/** What is told of the bulletin that a draft becomes: it has the number after the last one. */
export const headOfNext = (
  issued: readonly BulletinHead[],
  { text: { title, office, date }, corrects }: Pick<DraftBody, 'text' | 'corrects'>,
  of: Pick<BulletinHead, 'sheet' | 'id' | 'period' | 'by' | 'at'>,
): BulletinHead => ({ ...of, number: (issued.at(-1)?.number ?? 0) + 1, title, office, date, corrects });

/** Parts whose prose is not what the figures alone give: somebody has edited them. */
export const editedParts = (text: BulletinText, figures: BulletinFigures): readonly ProsePart[] => {
  const prose = proseOf(figures);
  return PROSE_PARTS.filter((part) => text[part] !== prose[part]);
};

/** The text on other figures: what nobody edited is written anew, what somebody did stays and is to be checked where the figures moved. */
export const regenerated = (
  { text, toCheck }: Pick<DraftBody, 'text' | 'toCheck'>,
  before: BulletinFigures,
  after: BulletinFigures,
): Pick<DraftBody, 'text' | 'toCheck'> => {
  const [old, prose] = [proseOf(before), proseOf(after)];
  const edited = new Set(editedParts(text, before));
  const parts = PROSE_PARTS.map((part) => [part, edited.has(part) ? text[part] : prose[part]] as const);
  return {
    text: { ...text, ...Object.fromEntries(parts) },
    toCheck: PROSE_PARTS.filter((part) => edited.has(part) && (old[part] !== prose[part] || toCheck.includes(part))),
  };
};

/** What somebody is writing, on the version that they saw. */
export type TextEdit = {
  readonly version: number;
  /** The text of that version. */
  readonly base: BulletinText;
  readonly text: BulletinText;
  /** Parts that somebody else has changed meanwhile as well; theirs are in `base`. */
  readonly clashes: readonly TextPart[];
};

/** Parts that are not as they were read. */
export const unsavedParts = ({ base, text }: Pick<TextEdit, 'base' | 'text'>): readonly TextPart[] =>
  TEXT_PARTS.filter((part) => text[part] !== base[part]);

/** An edit moved onto a later version: each one's parts come together, and where both changed one, mine stays and is marked. */
export const rebased = ({ base, text, clashes }: TextEdit, version: number, theirs: BulletinText): TextEdit => {
  const moved = TEXT_PARTS.filter((part) => theirs[part] !== base[part]);
  const mine = new Set(unsavedParts({ base, text }));
  const merged = Object.fromEntries(moved.filter((part) => !mine.has(part)).map((part) => [part, theirs[part]]));
  const both = new Set([...clashes, ...moved.filter((part) => mine.has(part))]);
  return {
    version,
    base: theirs,
    text: { ...text, ...merged },
    clashes: TEXT_PARTS.filter((part) => both.has(part) && text[part] !== theirs[part]),
  };
};

/** What somebody is writing on a draft as it now is: what they have kept, moved onto it where it is of another version. */
export const editOn = (kept: TextEdit | null, version: number, text: BulletinText): TextEdit => {
  if (kept === null) return { version, base: text, text, clashes: [] };
  return kept.version === version ? kept : rebased(kept, version, text);
};
