/**
 * A task's promises: what the content says, as an admin defined, removed or added to it.
 *
 * A read indicator's key is its target and unit with its place among equals (`10个#1`): a better reader may call it otherwise, but
 * it reads the same number. What was changed by hand on an indicator that the content no longer names stands on its own where it
 * has a definition, and waits where it has none.
 */
import { gramsOf } from '../reading/similarity.ts';
import type { Target } from '../reading/targets.ts';
import { unitNamed } from '../reading/units.ts';
import type { IndicatorByHand, IndicatorDefinition, Overrides } from '../types.ts';

/** A target with what was changed on it by hand. */
export type Promised = {
  readonly key: string;
  readonly target: Target;
  readonly weight: number;
  readonly byHand: IndicatorByHand | null;
};

const keysOf = (targets: readonly Target[]): string[] => {
  const seen = new Map<string, number>();
  return targets.map(({ value, unit }) => {
    const name = `${value}${unit.name}`;
    const place = (seen.get(name) ?? 0) + 1;
    seen.set(name, place);
    return `${name}#${place}`;
  });
};

const NOT_READ = { context: '', span: null, baselineSpan: null } as const;

/** The target that a definition makes; the words of a new label are the ones that reports are compared with. */
const targetOf = ({ label, op, target, unit, baseline }: IndicatorDefinition, read: Target | null): Target => {
  const phrase = read?.label === label ? read.phrase : label;
  return {
    ...(read ?? NOT_READ),
    phrase,
    grams: gramsOf(phrase),
    label,
    op,
    value: target,
    unit: unitNamed(unit),
    perHeadOf: read?.unit.name === unit ? read.perHeadOf : null,
    baseline,
  };
};

const promisedOf = (key: string, read: Target | null, byHand: IndicatorByHand | undefined): Promised[] => {
  if (byHand?.removed === true) return [];
  const definition = byHand?.definition ?? null;
  const target = definition === null ? read : targetOf(definition, read);
  return target === null ? [] : [{ key, target, weight: definition?.weight ?? 1, byHand: byHand ?? null }];
};

/** What the task promises, the read ones in their order and the added ones after them. */
export const promisesOf = (read: readonly Target[], { indicators }: Overrides): Promised[] => {
  const keys = keysOf(read);
  const changed = new Map(indicators.map((one) => [one.key, one]));
  const fromText = read.flatMap((target, at) => promisedOf(keys[at] ?? '', target, changed.get(keys[at] ?? '')));
  const onTheirOwn = indicators.filter(({ key }) => !keys.includes(key)).flatMap((one) => promisedOf(one.key, null, one));
  return [...fromText, ...onTheirOwn];
};

/** Read indicators that are left out by hand, to be put back. */
export const removedOf = (read: readonly Target[], { indicators }: Overrides): { key: string; label: string }[] => {
  const keys = keysOf(read);
  const removed = new Set(indicators.filter((one) => one.removed).map(({ key }) => key));
  return read.flatMap(({ label }, at) => (removed.has(keys[at] ?? '') ? [{ key: keys[at] ?? '', label }] : []));
};
