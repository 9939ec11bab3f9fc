import type { IndicatorByHand, Overrides } from '../types.ts';

/** Nothing was changed by hand. */
export const NO_OVERRIDES: Overrides = { indicators: [], completion: null };

const UNTOUCHED: Omit<IndicatorByHand, 'key'> = { added: false, removed: false, definition: null, actual: null };

/** What was changed by hand on the indicator of this key. */
export const byHandOf = (overrides: Overrides, key: string): IndicatorByHand =>
  overrides.indicators.find((one) => one.key === key) ?? { key, ...UNTOUCHED };

const isUntouched = ({ added, removed, definition, actual }: IndicatorByHand): boolean =>
  !added && !removed && definition === null && actual === null;

/** The overrides with this indicator's part replaced; a part that says nothing any more is dropped. */
export const withIndicator = (overrides: Overrides, changed: IndicatorByHand): Overrides => {
  const others = overrides.indicators.filter((one) => one.key !== changed.key);
  const at = overrides.indicators.findIndex((one) => one.key === changed.key);
  if (isUntouched(changed)) return { ...overrides, indicators: others };
  return { ...overrides, indicators: at === -1 ? [...others, changed] : overrides.indicators.with(at, changed) };
};

/** The overrides without this indicator's part. */
export const withoutIndicator = (overrides: Overrides, key: string): Overrides => ({
  ...overrides,
  indicators: overrides.indicators.filter((one) => one.key !== key),
});
