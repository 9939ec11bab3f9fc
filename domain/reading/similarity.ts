/**
 * How much two labels share, by their pairs of neighbouring characters.
 *
 * Chinese labels are paraphrased by dropping and reordering words, which leaves most pairs standing. A pair that every indicator
 * of the task has (残疾人 in a task about 残疾人) tells them apart no better than silence, so it weighs less.
 */

/** Pairs and single characters of a label. */
export type Grams = { readonly pairs: ReadonlySet<string>; readonly singles: ReadonlySet<string> };

/** Longest label that is looked at; what stands further from its number does not name it. */
const LONGEST = 60;
const EMPTY_WORDS = /完成|累计|目前|截至|共计|合计/g;
const EMPTY_CHARACTERS = /[\s"'“”‘’《》<>·.…%的了和与及等各其已将并为对在从到至个名人共现有实现\ue000-\ue002\-~/*]/g;

export const gramsOf = (text: string): Grams => {
  const letters = Array.from(text.slice(0, LONGEST).toLowerCase().replace(EMPTY_WORDS, '').replace(EMPTY_CHARACTERS, ''));
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(`${letters[at] ?? ''}${letters[at + 1] ?? ''}`);
  return { pairs, singles: new Set(letters) };
};

export type Weights = { readonly of: (gram: string) => number };

/** Weight of each gram: one over the number of labels that have it. */
export const weightsOf = (labels: readonly Grams[]): Weights => {
  const counts = new Map<string, number>();
  for (const { pairs, singles } of labels) for (const gram of [...pairs, ...singles]) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return { of: (gram) => 1 / (counts.get(gram) ?? 1) };
};

const weigh = (grams: Iterable<string>, weights: Weights): number => {
  let sum = 0;
  for (const gram of grams) sum += weights.of(gram);
  return sum;
};

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...a].filter((gram) => b.has(gram));

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>, weights: Weights): number => {
  if (a.size === 0 || b.size === 0) return 0;
  const common = weigh(shared(a, b), weights);
  const sizes = [weigh(a, weights), weigh(b, weights)];
  const smaller = Math.max(Math.min(...sizes), 1);
  return (0.6 * common) / smaller + (0.4 * 2 * common) / Math.max((sizes[0] ?? 0) + (sizes[1] ?? 0), 1);
};

/** 0 where nothing is shared, about 1 where one label repeats the other. */
export const similarity = (a: Grams, b: Grams, weights: Weights): number =>
  0.75 * overlap(a.pairs, b.pairs, weights) + 0.25 * overlap(a.singles, b.singles, weights);

/** Share of a name's characters that another has: 通风柜 is covered by 实验室通风柜, 城东市场 is not by 农贸市场. */
export const coverage = (name: Grams, by: Grams): number =>
  name.singles.size === 0 ? 1 : shared(name.singles, by.singles).length / name.singles.size;
