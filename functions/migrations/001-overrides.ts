import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import type { Assessment, Indicator } from '../../domain/types.ts';
import type { Item, Migration } from './migration.ts';

type Untouched = Pick<Indicator, 'key' | 'weight' | 'read' | 'byHand'>;

/** As `domain/by-hand/promises.ts` names them: a target and its unit, with the place among equals. */
const keysOf = (indicators: readonly Indicator[]): readonly string[] => {
  const names = indicators.map(({ target, unit }) => `${target}${unit}`);
  return names.map((name, at) => `${name}#${names.slice(0, at + 1).filter((one) => one === name).length}`);
};

const untouched = ({ actual, rate }: Indicator, key: string): Untouched => ({
  key,
  weight: 1,
  read: { actual, rate },
  byHand: { defined: false, added: false, actual: null, toConfirm: false },
});

const withHands = (assessment: Assessment): Assessment => {
  const keys = keysOf(assessment.indicators);
  return {
    ...assessment,
    indicators: assessment.indicators.map((indicator, at) => ({ ...indicator, ...untouched(indicator, keys[at] ?? '') })),
    readCompletion: assessment.completion,
    byHand: null,
    toConfirm: false,
    removed: [],
  };
};

/** The task with what is by hand: nothing. Its figures stay; a better reader is another matter. */
export const withOverrides = (item: Item): Item =>
  item.kind !== 'task' || item.overrides !== undefined
    ? item
    : { ...item, overrides: JSON.stringify(NO_OVERRIDES), assessment: JSON.stringify(withHands(JSON.parse(item.assessment))) };

/** Tasks from before anything could be set by hand. */
export const overrides: Migration = { number: 1, what: 'Tasks say what of their figures is by hand.', change: withOverrides };
