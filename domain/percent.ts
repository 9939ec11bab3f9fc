/**
 * A share as a percentage, rounded half up in decimal: `percent(0.23775, 2)` → `'23.78'`.
 *
 * Binary fractions sit a hair beside the decimal that was meant (0.23775 × 100 is 23.774999…), so the figure is first
 * put back to the twelve digits that it can carry and rounded as a person would on paper.
 */
export const percent = (share: number, decimals = 2): string => {
  const meant = Number((share * 100).toPrecision(12));
  const scale = 10 ** decimals;
  return (Math.floor(Number((meant * scale).toPrecision(12)) + 0.5) / scale).toFixed(decimals);
};

/** A percentage without needless zeros: 0.3 → 30, 0.935 → 93.5. */
export const short = (share: number): string => percent(share, 2).replace(/\.?0+$/u, '');

/** A rate with its two decimals, uncapped; — where nothing is known. */
export const rateText = (rate: number | null): string => (rate === null ? '—' : `${percent(rate, 2)}%`);

/** A distance from the pace in points, without its sign: 0.125 → 12.5. */
export const gapText = (gap: number): string => percent(Math.abs(gap), 1).replace(/\.0$/u, '');

/** Points with their sign: 0.125 → +12.5, -0.03 → −3. */
export const pointsText = (by: number): string => {
  const points = short(Math.abs(by));
  return points === '0' ? points : `${by > 0 ? '+' : '−'}${points}`;
};
