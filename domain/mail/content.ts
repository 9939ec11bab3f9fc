/** A letter before it has looks: what it says, piece by piece, so that its plain text and its page say the same. */
import type { Run } from '../differences/runs.ts';
import type { PaceClass } from '../pace.ts';

/** Words that lead somewhere. */
export type Way = { readonly words: string; readonly href: string };

/** How many tasks there are of a class. */
export type Count = { readonly class: PaceClass; readonly way: Way; readonly count: number };

/** An entry of a list: a task, with what is told of it. */
export type Item = {
  readonly way: Way;
  /** What marks it; null for no mark. */
  readonly class: PaceClass | null;
  readonly notes: readonly string[];
  /** Somebody's words, or what became of them. */
  readonly text: readonly Run[];
};

/** A share held against the pace, both from 0 to 1. */
export type Bar = { readonly way: Way; readonly figure: string; readonly class: PaceClass; readonly share: number; readonly pace: number };

/** A line of a small table. */
export type Entry = { readonly way: Way; readonly figure: string };

export type Block =
  | { readonly kind: 'line'; readonly words: string }
  | { readonly kind: 'way'; readonly way: Way }
  | { readonly kind: 'counts'; readonly counts: readonly Count[] }
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] };

/** Blocks under a title; empty for none. */
export type Part = { readonly title: string; readonly blocks: readonly Block[] };

export type Content = {
  readonly subject: string;
  readonly from: string;
  readonly greeting: string;
  readonly headline: string;
  /** How things stand, in a sentence or two. */
  readonly lead: string;
  readonly parts: readonly Part[];
  /** The one thing to do next. */
  readonly next: Way;
  /** Why the recipient gets it, and that nobody reads answers. */
  readonly closing: readonly string[];
  /** Where its recipient stops letters of its kind; null where they cannot. */
  readonly stop: Way | null;
};

export const line = (words: string): Block => ({ kind: 'line', words });

/** What a list shows of what there is, and a way to the rest; nothing for nothing. */
export const listed = <One>(
  all: readonly One[],
  most: number,
  shown: (some: readonly One[]) => Block,
  rest: (left: number) => Way,
): readonly Block[] => {
  if (all.length === 0) return [];
  const blocks = [shown(all.slice(0, most))];
  return all.length > most ? [...blocks, { kind: 'way', way: rest(all.length - most) }] : blocks;
};
