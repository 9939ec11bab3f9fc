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
