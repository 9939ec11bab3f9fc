/**
 * A text in the smallest pieces that are compared as one: characters as people count them, so that no emoji is cut, but numbers
 * and Latin words whole. Of 105 → 106 and 105 → 205 nobody should ever make 206.
 */

const CHARACTERS = new Intl.Segmenter('zh', { granularity: 'grapheme' });

type Kind = 'number' | 'letter' | 'point' | 'percent' | 'other';

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['number', /^(?:\p{Nd}|[〇零一二两三四五六七八九十百千万亿])$/u],
  ['letter', /^\p{Script=Latin}\p{M}*$/u],
  ['point', /^[.,．，]$/u],
  ['percent', /^[%％‰]$/u],
];

const kindOf = (character: string | undefined): Kind =>
  character === undefined ? 'other' : (KINDS.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other');

const isDigit = (character: string | undefined): boolean => character !== undefined && /^\p{Nd}$/u.test(character);

/** True where a character goes on with the piece before it. */
const goesOn = (before: string | undefined, character: string, after: string | undefined): boolean => {
  switch (kindOf(character)) {
    case 'number':
      return kindOf(before) === 'number' || (kindOf(before) === 'point' && isDigit(character));
    case 'letter':
      return kindOf(before) === 'letter';
    case 'percent':
      return kindOf(before) === 'number';
    case 'point':
      return isDigit(before) && isDigit(after);
    case 'other':
      return false;
  }
};

/** The pieces of a text; joined, they are the text again. */
export const tokensOf = (text: string): readonly string[] => {
  const characters = [...CHARACTERS.segment(text)].map(({ segment }) => segment);
  const tokens: string[] = [];
  // A point that begins a piece of its own joins nothing behind it.
  let joinable: string | undefined;
  for (const [at, character] of characters.entries()) {
    const last = tokens.length - 1;
    if (goesOn(joinable, character, characters[at + 1])) {
      tokens[last] = `${tokens[last] ?? ''}${character}`;
      joinable = character;
    } else {
      tokens.push(character);
      joinable = kindOf(character) === 'point' ? undefined : character;
    }
  }
  return tokens;
};
