import type { Assessment, Indicator } from '../../../domain/types.ts';

/** True where a person set what an indicator promises or what is reported of it. */
export const isIndicatorByHand = ({ byHand }: Indicator): boolean => byHand.defined || byHand.added || byHand.actual !== null;

/** True where a task's figure is not only what its texts say. */
export const isByHand = ({ byHand, indicators, removed }: Assessment): boolean =>
  byHand !== null || removed.length > 0 || indicators.some(isIndicatorByHand);

/** True where a text has come to say something else than what was stated by hand. */
export const isToConfirm = ({ toConfirm, indicators }: Assessment): boolean =>
  toConfirm || indicators.some(({ byHand }) => byHand.toConfirm);
