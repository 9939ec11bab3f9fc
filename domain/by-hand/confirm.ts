import type { ReadFigure, StatedFigure } from '../types.ts';

/** Figures nearer than this say the same: half a point in ten thousand, below what is shown. */
const SAME = 0.000_05;

const near = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= SAME * Math.max(1, Math.abs(b)));

/** Counts are compared where both texts give one, else rates. */
const saysTheSame = (a: ReadFigure, b: ReadFigure): boolean =>
  a.actual !== null && b.actual !== null ? near(a.actual, b.actual) : near(a.rate, b.rate);

const isSilent = ({ actual, rate }: ReadFigure): boolean => actual === null && rate === null;

/**
 * 待确认: the text carries another figure than when this one was stated, and not the stated one itself.
 *
 * A text that says nothing of it asks nothing. `asStated` is the stated figure as a text would carry it.
 */
export const needsConfirmation = (stated: StatedFigure, now: ReadFigure, asStated: ReadFigure): boolean =>
  !isSilent(now) && !saysTheSame(now, stated.read) && !saysTheSame(now, asStated);
