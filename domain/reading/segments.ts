/**
 * A text as segments: the stretches between punctuation marks, each with its quantities and the words around them.
 *
 * An aside in brackets is a segment of its own that knows the quantity in front of it. 和, 与 and 及 in front of a number
 * separate like 、. A bracket that holds nothing but a quantity is read as if the brackets were not there.
 */
import { DATE, DEADLINE, MONTH } from './lexicon.ts';
import type { Quantity } from './quantities.ts';
import { scan } from './scan.ts';
import type { Mark, Token } from './scan.ts';

/** One quantity with the words before it (from the last quantity or the segment's start) and behind it (to the next one). */
export type Piece = { readonly quantity: Quantity; readonly before: string; readonly after: string };

export type Link = 'sentence' | 'clause' | 'colon' | 'item' | 'open';

export type Segment = {
  readonly index: number;
  /** What separates it from the segment before it. */
  readonly link: Link;
  readonly sentence: number;
  /** Behind 下一步 in its sentence: a plan, whatever it says. */
  readonly ahead: boolean;
  readonly depth: number;
  /** For an aside: the quantity right in front of the bracket. */
  readonly host: Quantity | null;
  readonly start: number;
  readonly end: number;
  /** All words, quantities left out. */
  readonly words: string;
  readonly pieces: readonly Piece[];
};

type Draft = { link: Link; depth: number; host: Quantity | null; start: number; end: number; gaps: string[]; quantities: Quantity[] };

const draft = (link: Link, depth: number, start: number, host: Quantity | null): Draft => ({
  link,
  depth,
  host,
  start,
  end: start,
  gaps: [''],
  quantities: [],
});

const isEmpty = (segment: Draft): boolean => segment.quantities.length === 0 && segment.gaps.every((gap) => gap === '');

const addWords = (segment: Draft, words: string, end: number): void => {
  segment.gaps[segment.gaps.length - 1] += words;
  segment.end = end;
};

const finished = (segment: Draft, index: number, sentence: number): Segment => ({
  index,
  sentence,
  ahead: false,
  link: segment.link,
  depth: segment.depth,
  host: segment.host,
  start: segment.start,
  end: segment.end,
  words: segment.gaps.join(''),
  pieces: segment.quantities
    .slice(0, MOST_PIECES)
    .map((quantity, at) => ({ quantity, before: segment.gaps[at] ?? '', after: segment.gaps[at + 1] ?? '' })),
});

/** Brackets that are closed again, so that a stray one does not swallow the rest. */
const matchedBrackets = (tokens: readonly Token[]): ReadonlySet<number> => {
  const matched = new Set<number>();
  const open: number[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'mark') return;
    if (token.mark === 'open') open.push(at);
    const partner = token.mark === 'close' ? open.pop() : undefined;
    if (partner !== undefined) matched.add(at).add(partner);
  });
  return matched;
};

/** More numbers in a row are a column of figures, no sentence. */
const MOST_PIECES = 60;

const CONJUNCTION = /(?:以及|和|与|(?<![惠普涉波])及|并)$/;
const LINKS = { sentence: 'sentence', clause: 'clause', colon: 'colon', item: 'item' } as const;

type State = { segments: Segment[]; stack: Draft[]; current: Draft; sentence: number };

const flush = (state: State, link: Link, start: number, depth = state.current.depth, host: Quantity | null = state.current.host): void => {
  const idle = isEmpty(state.current);
  if (!idle) state.segments.push(finished(state.current, state.segments.length, state.sentence));
  if (link === 'sentence' && depth === 0) state.sentence += 1;
  state.current = draft(idle && state.current.link === 'sentence' && link === 'clause' ? 'sentence' : link, depth, start, host);
};

/** Brackets around one quantity, after words that carry none: 老年食堂(3家). */
const isTransparent = (tokens: readonly Token[], at: number, current: Draft): boolean =>
  current.quantities.length === 0 && current.gaps.at(-1) !== '' && tokens[at + 1]?.kind === 'quantity' && isMark(tokens[at + 2], 'close');

const isMark = (token: Token | undefined, mark: Mark): boolean => token?.kind === 'mark' && token.mark === mark;

const openBracket = (state: State, start: number): void => {
  const outer = state.current;
  state.stack.push(outer);
  const host = outer.gaps.at(-1) === '' ? (outer.quantities.at(-1) ?? null) : null;
  state.current = draft('open', outer.depth + 1, start, host);
};

const closeBracket = (state: State): void => {
  if (!isEmpty(state.current)) state.segments.push(finished(state.current, state.segments.length, state.sentence));
  state.current = state.stack.pop() ?? state.current;
};

const addQuantity = (state: State, token: Token & { kind: 'quantity' }): void => {
  const gap = state.current.gaps.at(-1) ?? '';
  const joined = CONJUNCTION.exec(gap);
  if (joined && gap.length > joined[0].length) {
    state.current.gaps[state.current.gaps.length - 1] = gap.slice(0, -joined[0].length);
    flush(state, 'item', token.start);
  }
  state.current.quantities.push(token.quantity);
  state.current.gaps.push('');
  state.current.end = token.end;
};

const addMark = (state: State, token: Token & { kind: 'mark' }): void => {
  if (token.mark === 'open' || token.mark === 'close') return flush(state, 'clause', token.end);
  const inAside = state.stack.length > 0 && token.mark === 'sentence';
  return flush(state, inAside ? 'clause' : LINKS[token.mark], token.end);
};

/** Opens what is still to be done, or what stands in the way, up to the end of the sentence. */
const NEXT_STEPS = /^(?:下一?步|下一?阶段|接下来|后续|存在(?:的)?(?:主要)?(?:问题|困难)|主要问题|问题及?困难)/;

const withPlans = (segments: readonly Segment[]): Segment[] => {
  let planned = -1;
  return segments.map((segment, index) => {
    if (NEXT_STEPS.test(segment.words)) planned = segment.sentence;
    const ahead = segment.sentence === planned;
    return segment.index === index && !ahead ? segment : { ...segment, index, ahead };
  });
};

/** Segments of a normalised text, in the order that they begin in. */
export const segmentsOf = (text: string): Segment[] => {
  const tokens = scan(text);
  const matched = matchedBrackets(tokens);
  const transparent = new Set<number>();
  const state: State = { segments: [], stack: [], current: draft('sentence', 0, 0, null), sentence: 0 };
  tokens.forEach((token, at) => {
    if (transparent.has(at)) return;
    if (token.kind === 'quantity') return addQuantity(state, token);
    if (token.kind === 'date') return addWords(state.current, token.deadline ? DEADLINE : token.month ? MONTH : DATE, token.end);
    if (token.kind === 'words') return addWords(state.current, text.slice(token.start, token.end).trim(), token.end);
    if (!matched.has(at)) return addMark(state, token);
    if (token.mark === 'close') return closeBracket(state);
    if (!isTransparent(tokens, at, state.current)) return openBracket(state, token.end);
    transparent.add(at + 2);
  });
  while (state.stack.length > 0) closeBracket(state);
  flush(state, 'sentence', text.length);
  return withPlans(state.segments.toSorted((a, b) => a.start - b.start));
};
