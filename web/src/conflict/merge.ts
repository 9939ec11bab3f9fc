/** Two texts that were made of one, put together again where their changes do not overlap. */
import { diff3Merge } from 'node-diff3';
import { tokensOf } from '../../../domain/differences/tokens.ts';

/** A place where both changed the same words, or words side by side. */
export type Overlap = { readonly base: string; readonly mine: string; readonly theirs: string };

export type Merge = {
  /** Both sets of changes; where they overlap, mine, and where both only added something, both. */
  readonly text: string;
  readonly overlaps: readonly Overlap[];
};

type Tokens = readonly string[];

/** What the library gives: pieces that go together, and those that do not. */
type Part = { readonly ok?: Tokens; readonly conflict?: { readonly a: Tokens; readonly o: Tokens; readonly b: Tokens } };

/** Pairs of equal pieces that may be looked at; more would keep the page busy for too long. */
const MOST_PAIRS = 1_000_000;

const pairsOf = (one: Tokens, other: Tokens): number => {
  const counts = new Map<string, number>();
  for (const token of one) counts.set(token, (counts.get(token) ?? 0) + 1);
  return other.reduce((sum, token) => sum + (counts.get(token) ?? 0), 0);
};

/** Whole clauses, for texts too long to be taken piece by piece. */
const clausesOf = (text: string): Tokens => text.match(/[^。;；，,\n]*[。;；，,\n]?/gu)?.filter((clause) => clause !== '') ?? [];

/** Added by both at one place: one after the other, unless the two would run into one number or word. */
const both = (theirs: string, mine: string): string => {
  const pieces = tokensOf(theirs).length + tokensOf(mine).length;
  return tokensOf(`${theirs}${mine}`).length === pieces && pieces > 2 ? `${theirs}${mine}` : mine;
};

const resolved = ({ base, mine, theirs }: Overlap): string => (base === '' && mine !== '' ? both(theirs, mine) : mine);

const assembled = (parts: readonly Part[]): Merge => {
  const overlaps: Overlap[] = [];
  let text = '';
  for (const { ok, conflict } of parts) {
    text += ok?.join('') ?? '';
    if (conflict === undefined) continue;
    const overlap = { base: conflict.o.join(''), mine: conflict.a.join(''), theirs: conflict.b.join('') };
    overlaps.push(overlap);
    text += resolved(overlap);
  }
  return { text, overlaps };
};

/** Merges what two people made of the same text; null where that would take too long to work out. */
export const merge = (base: string, mine: string, theirs: string): Merge | null => {
  for (const cut of [tokensOf, clausesOf]) {
    const [o, a, b] = [cut(base), cut(mine), cut(theirs)];
    if (pairsOf(o, a) > MOST_PAIRS || pairsOf(o, b) > MOST_PAIRS) continue;
    const parts: readonly Part[] = diff3Merge([...a], [...o], [...b], { excludeFalseConflicts: true });
    return assembled(parts);
  }
  return null;
};
