/** Figures of a benchmark and how they are printed. */
export type Figure = { readonly name: string; readonly value: string; readonly bar: string };

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const median = (times: readonly number[]): number =>
  at(
    times.toSorted((a, b) => a - b),
    0.5,
  );

/** p50, p95 and p99 of times in milliseconds. */
export const percentiles = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${at(sorted, share).toFixed(2)}`).join('  ') + ' ms';
};

export const printFigures = (figures: readonly Figure[]): void => {
  for (const { name, value, bar } of figures) console.log(`${name.padEnd(58)} ${value.padEnd(44)} (bar: ${bar})`);
};
