/** What one change by hand makes of what was changed by hand before. */
import type { Assessment, Indicator, IndicatorByHand, Overrides, StatedFigure } from '../types.ts';
import type { ByHandChange } from '../wire/indicators.ts';
import { byHandOf, withIndicator, withoutIndicator } from './overrides.ts';

/** Who changes, and when (ISO 8601, UTC). */
export type Who = { readonly by: string; readonly at: string };

/** Why a change does not fit the task as it stands. */
export type ChangeFault = 'unknown_indicator' | 'indicator_exists' | 'nothing_to_change';

type Outcome = { readonly ok: true; readonly overrides: Overrides } | { readonly ok: false; readonly reason: ChangeFault };

const changed = (overrides: Overrides): Outcome => ({ ok: true, overrides });
const fault = (reason: ChangeFault): Outcome => ({ ok: false, reason });

type Kind = ByHandChange['kind'];
type ChangeOf<K extends Kind> = Extract<ByHandChange, { readonly kind: K }>;

/** The parts of a change's context that most of them need. */
type Place = { readonly overrides: Overrides; readonly assessment: Assessment; readonly who: Who };

const indicatorAt = ({ assessment }: Place, key: string): Indicator | undefined => assessment.indicators.find((one) => one.key === key);

const stated = (value: number, reason: string, read: StatedFigure['read'], { by, at }: Who): StatedFigure => ({
  value,
  reason,
  read,
  by,
  at,
});

/** Changes the part of an indicator that the task has. */
const onIndicator = (
  place: Place,
  key: string,
  change: (own: IndicatorByHand, indicator: Indicator) => IndicatorByHand | null,
): Outcome => {
  const indicator = indicatorAt(place, key);
  if (indicator === undefined) return fault('unknown_indicator');
  const next = change(byHandOf(place.overrides, key), indicator);
  return next === null ? fault('nothing_to_change') : changed(withIndicator(place.overrides, next));
};

const setActual = (place: Place, { key, value, reason }: ChangeOf<'actual'>): Outcome =>
  onIndicator(place, key, (own, { read }) => ({ ...own, actual: stated(value, reason, read, place.who) }));

const confirmActual = (place: Place, { key }: ChangeOf<'confirm_actual'>): Outcome =>
  onIndicator(place, key, (own, { read }) => (own.actual === null ? null : { ...own, actual: { ...own.actual, read, ...place.who } }));

const takeBackActual = (place: Place, { key }: ChangeOf<'take_back_actual'>): Outcome =>
  onIndicator(place, key, (own) => (own.actual === null ? null : { ...own, actual: null }));

const remove = (place: Place, key: string): Outcome => {
  const own = byHandOf(place.overrides, key);
  if (own.added) return changed(withoutIndicator(place.overrides, key));
  return onIndicator(place, key, (before) => ({ ...before, removed: true }));
};

/** What was set or removed by hand on a read indicator is as the content says again; a stated actual stays. */
const putBack = ({ overrides }: Place, { key }: ChangeOf<'put_back'>): Outcome => {
  const own = byHandOf(overrides, key);
  if (own.added || (!own.removed && own.definition === null)) return fault('nothing_to_change');
  return changed(withIndicator(overrides, { ...own, removed: false, definition: null }));
};

const add = (place: Place, { key, definition }: Pick<ChangeOf<'add'>, 'key' | 'definition'>): Outcome => {
  const taken = indicatorAt(place, key) !== undefined || place.overrides.indicators.some((one) => one.key === key);
  if (taken) return fault('indicator_exists');
  return changed(withIndicator(place.overrides, { key, added: true, removed: false, definition, actual: null }));
};

/** Splitting is removing the one and adding its parts, all or nothing. */
const split = (place: Place, { key, parts }: ChangeOf<'split'>): Outcome => {
  let outcome = remove(place, key);
  for (const part of parts) {
    if (!outcome.ok) return outcome;
    outcome = add({ ...place, overrides: outcome.overrides }, part);
  }
  return outcome;
};

const onCompletion = (
  { overrides, assessment, who }: Place,
  change: ChangeOf<'completion' | 'confirm_completion' | 'take_back_completion'>,
): Outcome => {
  const read = { actual: null, rate: assessment.readCompletion };
  if (change.kind === 'completion') return changed({ ...overrides, completion: stated(change.value, change.reason, read, who) });
  if (overrides.completion === null) return fault('nothing_to_change');
  return changed({ ...overrides, completion: change.kind === 'take_back_completion' ? null : { ...overrides.completion, read, ...who } });
};

const takeBackPlan = ({ overrides: { plan, ...rest } }: Place): Outcome =>
  plan === undefined ? fault('nothing_to_change') : changed(rest);

/** The overrides after a change, or why it does not fit. `assessment` is the task's as it stands. */
export const applyChange = (overrides: Overrides, change: ByHandChange, assessment: Assessment, who: Who): Outcome => {
  const place: Place = { overrides, assessment, who };
  switch (change.kind) {
    case 'actual':
      return setActual(place, change);
    case 'confirm_actual':
      return confirmActual(place, change);
    case 'take_back_actual':
      return takeBackActual(place, change);
    case 'define':
      return onIndicator(place, change.key, (own) => ({ ...own, definition: change.definition }));
    case 'split':
      return split(place, change);
    case 'add':
      return add(place, change);
    case 'remove':
      return remove(place, change.key);
    case 'put_back':
      return putBack(place, change);
    case 'completion':
    case 'confirm_completion':
    case 'take_back_completion':
      return onCompletion(place, change);
    case 'plan':
      return changed({ ...overrides, plan: change.plan });
    case 'take_back_plan':
      return takeBackPlan(place);
  }
};
