/**
 * How much two labels share, by their pairs of neighbouring characters.
 *
 * Chinese labels are paraphrased by dropping and reordering words, which leaves most pairs standing. A pair that every indicator
 * of the task has (残疾人 in a task about 残疾人) tells them apart no better than silence, so it weighs less.
 */

import { remembered } from './memo.ts';

/** Pairs and single characters of a label. */
export type Grams = { readonly pairs: ReadonlySet<string>; readonly singles: ReadonlySet<string> };

/** Longest label that is looked at; what stands further from its number does not name it. */
const LONGEST = 60;
const EMPTY_WORDS = /完成|累计|目前|截至|共计|合计/g;
const EMPTY_CHARACTERS = /[\s"'“”‘’《》<>·.…%的了和与及等各其已将并为对在从到至个名人共现有实现\ue000-\ue002\-~/*]/g;

/** The characters of a text that say something. */
const lettersOf = (text: string): string => text.slice(0, LONGEST).toLowerCase().replace(EMPTY_WORDS, '').replace(EMPTY_CHARACTERS, '');

export const gramsOf: (text: string) => Grams = remembered((text) => {
  const letters = lettersOf(text);
  const pairs = new Set<string>();
  const singles = new Set<string>();
  for (let at = 0; at < letters.length; at += 1) {
    singles.add(letters.charAt(at));
    if (at + 1 < letters.length) pairs.add(letters.slice(at, at + 2));
  }
  return { pairs, singles };
});

export type Weights = { readonly of: (gram: string) => number };

const EVEN: Weights = { of: () => 1 };

/** Weight of each gram: one over the number of labels that have it. */
export const weightsOf = (labels: readonly Grams[]): Weights => {
  if (labels.length < 2) return EVEN;
  const counts = new Map<string, number>();
  const count = (gram: string): void => void counts.set(gram, (counts.get(gram) ?? 0) + 1);
  for (const { pairs, singles } of labels) {
    pairs.forEach(count);
    singles.forEach(count);
  }
  return { of: (gram) => 1 / (counts.get(gram) ?? 1) };
};

const weigh = (grams: ReadonlySet<string>, weights: Weights): number => {
  if (weights === EVEN) return grams.size;
  let sum = 0;
  grams.forEach((gram) => {
    sum += weights.of(gram);
  });
  return sum;
};

const weighShared = (a: ReadonlySet<string>, b: ReadonlySet<string>, weights: Weights): number => {
  let sum = 0;
  a.forEach((gram) => {
    if (b.has(gram)) sum += weights.of(gram);
  });
  return sum;
};

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>, weights: Weights): number => {
  if (a.size === 0 || b.size === 0) return 0;
  const common = weighShared(a, b, weights);
  if (common === 0) return 0;
  const [own, other] = [weigh(a, weights), weigh(b, weights)];
  return (0.6 * common) / Math.max(Math.min(own, other), 1) + (0.4 * 2 * common) / Math.max(own + other, 1);
};

/** 0 where nothing is shared, about 1 where one label repeats the other. */
export const similarity = (a: Grams, b: Grams, weights: Weights): number =>
  0.75 * overlap(a.pairs, b.pairs, weights) + 0.25 * overlap(a.singles, b.singles, weights);

/** Share of a name's characters that another has: 通风柜 is covered by 实验室通风柜, 城东市场 is not by 农贸市场. */
export const coverage = (name: Grams, by: Grams): number =>
  name.singles.size === 0 ? 1 : weighShared(name.singles, by.singles, EVEN) / name.singles.size;
