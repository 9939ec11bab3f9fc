/** A promise with what the text says of it and what a person stated; what is by hand wins. */
import { shareReached } from '../completion.ts';
import type { Settled } from '../reading/settle.ts';
import type { Indicator, ReadFigure, StatedFigure } from '../types.ts';
import { needsConfirmation } from './confirm.ts';
import type { Promised } from './promises.ts';

type Figures = Pick<Indicator, 'actual' | 'rate' | 'basis' | 'read'> & { readonly byHand: Indicator['byHand'] };

/** What a stated actual would be, had a text carried it. */
const asRead = ({ target }: Promised, { value }: StatedFigure): ReadFigure => ({
  actual: value,
  rate: shareReached({ ...target, target: target.value }, value),
});

/** Figures of one promise. */
export const settleByHand = (promised: Promised, settled: Settled): Figures => {
  const { byHand } = promised;
  const read: ReadFigure = { actual: settled.actual, rate: settled.rate };
  const actual = byHand?.actual ?? null;
  const marks = { defined: (byHand?.definition ?? null) !== null, added: byHand?.added ?? false, actual };
  if (actual === null) return { ...read, basis: settled.basis, read, byHand: { ...marks, toConfirm: false } };
  const stated = asRead(promised, actual);
  return { ...stated, basis: 'by_hand', read, byHand: { ...marks, toConfirm: needsConfirmation(actual, read, stated) } };
};
