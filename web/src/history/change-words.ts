/** What was done, and by whom, in words. */
import type { TFunction } from 'i18next';
import { short } from '../../../domain/percent.ts';
import type { Assessment, HistoryEvent, IndicatorDefinition } from '../../../domain/types.ts';
import type { ByHandChange } from '../../../domain/wire/indicators.ts';
import { SYSTEM } from '../../../domain/reporting.ts';
import { READER_ID } from '../../../domain/reading/version.ts';
import { amount, number } from '../parts/figures.ts';
import { planWords } from '../parts/plan-words.ts';

/** What an indicator is called, and what it is counted in. */
type Name = { readonly label: string; readonly unit: string };

/** The change by hand of an event; the server has checked it before it was kept. Null where it cannot be read. */
const changeOf = (json: string): ByHandChange | null => {
  try {
    const change: ByHandChange = JSON.parse(json);
    return change;
  } catch {
    return null;
  }
};

/** The name of an indicator: as it was then where that is known, else as it is called now. */
const nameOf = (key: string, { before, after }: HistoryEvent, now: Assessment | null): Name | null => {
  for (const { indicators } of [after.overrides, before.overrides]) {
    const definition = indicators.find((one) => one.key === key)?.definition;
    if (definition !== null && definition !== undefined) return definition;
  }
  const known = now?.indicators.find((one) => one.key === key);
  if (known !== undefined) return known;
  const removed = now?.removed.find((one) => one.key === key);
  return removed === undefined ? null : { label: removed.label, unit: '' };
};

const SIGNS = { '>=': '≥ ', '=': '= ', '<=': '≤ ', done: '' } as const;

/** An indicator with what it promises: 队伍人数(≥ 1500 人,权重 2). */
const promise = (t: TFunction, { label, op, target, unit, baseline, weight }: IndicatorDefinition): string => {
  const goal = baseline === null ? amount(target, unit) : `${number(baseline)} → ${amount(target, unit)}`;
  const target_ = `${SIGNS[op]}${goal}`;
  return weight === 1
    ? t('promised', { label, target: target_ })
    : t('promisedWeighted', { label, target: target_, weight: number(weight) });
};

const sentence = (t: TFunction, change: ByHandChange, { before }: HistoryEvent, called: (key: string) => Name): string => {
  switch (change.kind) {
    case 'actual': {
      const { label, unit } = called(change.key);
      return t('didActual', { label, value: amount(change.value, unit), reason: change.reason });
    }
    case 'take_back_actual':
      return t('didTakeBackActual', { label: called(change.key).label });
    case 'confirm_actual':
      return t('didConfirmActual', { label: called(change.key).label });
    case 'completion':
      return t('didCompletion', { value: `${short(change.value)}%`, reason: change.reason });
    case 'take_back_completion':
      return t('didTakeBackCompletion');
    case 'confirm_completion':
      return t('didConfirmCompletion');
    case 'define':
      return t('didDefine', { promise: promise(t, change.definition) });
    case 'split':
      return t('didSplit', {
        label: called(change.key).label,
        parts: change.parts.map(({ definition }) => promise(t, definition)).join(t('listComma')),
      });
    case 'add':
      return t('didAdd', { promise: promise(t, change.definition) });
    case 'remove':
      return t('didRemove', { label: called(change.key).label });
    case 'put_back':
      return t('didPutBack', { label: called(change.key).label });
    case 'plan':
      return t('didPlan', { plan: planWords(t, change.plan), before: planWords(t, before.overrides.plan) });
    case 'take_back_plan':
      return t('didTakeBackPlan', { before: planWords(t, before.overrides.plan) });
  }
};

const textSentence = (t: TFunction, { before, after }: HistoryEvent): string => {
  if (before.progress === '') return t('didFill');
  return t(after.progress === '' ? 'didClear' : 'didEdit');
};

/** What an event did. `now` is the task's present assessment, where the task is still there, for the names in it. */
export const didWhat = (t: TFunction, event: HistoryEvent, now: Assessment | null): string => {
  if (event.what === 'progress') return textSentence(t, event);
  if (event.what === 'reading') return t('didRead');
  const change = changeOf(event.change);
  const called = (key: string): Name => nameOf(key, event, now) ?? { label: t('someIndicator'), unit: '' };
  return change === null ? t('didChange') : sentence(t, change, event, called);
};

/** Who did it. Neither the reader of texts nor what closes periods is anybody with a name of their own. */
export const whoDid = (t: TFunction, { id, name }: HistoryEvent['by']): string => {
  if (id === READER_ID) return t('theReader');
  return id === SYSTEM.id ? t('theSystem') : name;
};

/** True where the event set a plan. */
export const isPlanning = ({ what, change }: HistoryEvent): boolean => what === 'indicators' && changeOf(change)?.kind === 'plan';
