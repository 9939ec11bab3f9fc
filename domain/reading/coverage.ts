/**
 * Promises to leave nobody out (全覆盖, 应保尽保) where the text counts the whole and the part: 186个村中已建成172个, 1120间教室中尚有84间未装.
 */
import type { StatedRate } from './placing.ts';
import { phaseFor } from './reports.ts';
import type { Report } from './reports.ts';
import type { Target } from './targets.ts';
import { unitAgreement } from './units.ts';

const COVERAGE = /全覆盖|全部|应.尽.|普遍|全员|全域/;

/** Whether everything there is has to be reached. */
export const isCoverage = ({ op, unit, value, phrase }: Target): boolean =>
  (op === 'done' && COVERAGE.test(phrase)) || (unit.name === '%' && value === 100);

/** Fewer than this is no whole. */
const LEAST = 2;

const isWhole = ({ quantity, fixed, before, behind }: Report): boolean =>
  quantity.kind === 'count' &&
  quantity.unit !== null &&
  quantity.value >= LEAST &&
  (fixed === 'scope' || (fixed === null && ![...before, ...behind].some(({ tag }) => tag !== 'total' && tag !== 'idle')));

/** 应配186名，实配186名: what ought to be, and what is. */
const OUGHT = /应[^,应]{0,6}$/;
const IS = /(?:实|已)[^,]{0,6}$/;

/** 126所中已有119所… */
const HAVE = /已有$/;

/** The share that a whole and its part make; null where there is no such pair. */
export const coveredShare = (reports: readonly Report[]): StatedRate | null => {
  const [whole, part, ...others] = reports.filter(({ quantity }) => quantity.kind === 'count');
  if (!whole?.quantity.unit || !part?.quantity.unit || !isWhole(whole)) return null;
  if (part.segment.sentence !== whole.segment.sentence || part.quantity.value > whole.quantity.value) return null;
  if (unitAgreement(whole.quantity.unit, part.quantity.unit) === 0) return null;
  if (others.some(({ quantity }) => quantity.unit?.name === part.quantity.unit?.name)) return null;
  const share = part.quantity.value / whole.quantity.value;
  if (OUGHT.test(whole.front) && IS.test(part.front)) return { value: Number(share.toPrecision(12)), reports: [whole, part] };
  const phase = phaseFor(part, '');
  const missing = phase === 'remaining' || phase === 'not_done' || phase === 'excepted';
  if (
    !missing &&
    !(phase === 'done' && HAVE.test(part.front)) &&
    !(phase === 'done' && [...part.before, ...part.behind].some(({ tag }) => tag === 'done' || tag === 'finish'))
  )
    return null;
  return { value: Number((missing ? 1 - share : share).toPrecision(12)), reports: [whole, part] };
};
