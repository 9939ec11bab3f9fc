/**
 * Lists whose names stand first and whose numbers follow: A、B分别建成2家、6家, and A、B各新增10处.
 *
 * The names are handed to the numbers, so that every later step sees one name with one number.
 */
import type { Piece, Segment } from './segments.ts';

const RESPECTIVELY = /^(.*?)(?:分别|依次)(.*)$/s;
const EACH = /^(.+?)(?:各自?|均|都)(?!类|种|级|地|项|衡)(.*)$/s;
const JOINT = /、|和|与|及|以及/;

const nameParts = (words: string): string[] => words.split(JOINT).filter((name) => name.length > 1);

/** Names in front of a clause's first number: its items without numbers, and what stands before `marker`. */
const namesOf = (clause: readonly Segment[], holder: Segment, front: string): string[] => [
  ...clause
    .filter((segment) => segment.index < holder.index && segment.pieces.length === 0 && segment.depth === 0)
    .flatMap(({ words }) => nameParts(words)),
  ...nameParts(front),
];

const named = (segment: Segment, name: string, verb: string, piece: Piece, at: number): Segment => ({
  ...segment,
  link: at === 0 ? segment.link : 'item',
  words: name + verb + piece.after,
  pieces: [{ ...piece, before: name + verb }],
});

type Holder = { readonly segment: Segment; readonly front: string; readonly verb: string; readonly each: boolean };

const holderOf = (clause: readonly Segment[]): Holder | null => {
  const segment = clause.find(({ pieces, depth }) => pieces.length > 0 && depth === 0);
  const before = segment?.pieces[0]?.before ?? '';
  const match = RESPECTIVELY.exec(before.slice(0, 80)) ?? EACH.exec(before.slice(0, 80));
  return segment && match ? { segment, front: match[1] ?? '', verb: match[2] ?? '', each: !/分别|依次/.test(before) } : null;
};

const distributeClause = (clause: readonly Segment[]): readonly Segment[] => {
  const holder = holderOf(clause);
  if (holder === null) return clause;
  const names = namesOf(clause, holder.segment, holder.front);
  const counted = clause.filter(({ pieces, depth }) => pieces.length > 0 && depth === 0);
  const flat = counted.flatMap((segment) => segment.pieces.map((piece) => ({ segment, piece })));
  if (names.length < 2) return clause;
  const asides = clause.filter(({ depth }) => depth > 0);
  if (holder.each && flat.length === 1)
    return [...names.flatMap((name, at) => flat.map(({ segment, piece }) => named(segment, name, holder.verb, piece, at))), ...asides];
  if (holder.each || flat.length !== names.length) return clause;
  return [...flat.map(({ segment, piece }, at) => named(segment, names[at] ?? '', holder.verb, piece, at)), ...asides];
};

/** Segments with the names of such lists handed out. */
export const distribute = (clauses: readonly (readonly Segment[])[]): Segment[] =>
  clauses
    .flatMap((clause) => distributeClause(clause))
    .map((segment, index) => (segment.index === index ? segment : { ...segment, index }));
