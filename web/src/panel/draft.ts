/** What stands in a form, as typed, and the change that it makes. */
import type { Comparison, Indicator, Plan, TaskId } from '../../../domain/types.ts';
import { short } from '../../../domain/percent.ts';

export type Field = 'value' | 'reason' | 'label' | 'op' | 'target' | 'unit' | 'baseline' | 'weight' | 'share';

/** One group of fields; a split has several. `key` names the indicator that they define or report on, or the month that is planned. */
export type Part = { readonly key: string; readonly fields: Readonly<Partial<Record<Field, string>>> };

export type Draft = {
  readonly kind: 'actual' | 'completion' | 'define' | 'split' | 'add' | 'plan';
  /** The indicator that the form stands at; empty where it is about the task. */
  readonly key: string;
  readonly parts: readonly Part[];
};

export const COMPARISONS = ['>=', '=', '<=', 'done'] as const satisfies readonly Comparison[];

export const FIELDS = {
  actual: ['value', 'reason'],
  completion: ['value', 'reason'],
  define: ['label', 'op', 'target', 'unit', 'baseline', 'weight'],
  split: ['label', 'op', 'target', 'unit', 'baseline', 'weight'],
  add: ['label', 'op', 'target', 'unit', 'baseline', 'weight'],
  plan: ['share'],
} as const satisfies Record<Draft['kind'], readonly Field[]>;

/** Forms with something in them, by task: another row may be looked at in between. */
export const openDrafts = new Map<TaskId, Draft>();

const newKey = (): string => `own-${crypto.randomUUID()}`;

const numberText = (value: number | null): string => (value === null ? '' : String(value));

const fieldsOf = ({ label, op, target, unit, baseline, weight }: Indicator): Part['fields'] => ({
  label,
  op,
  target: numberText(target),
  unit,
  baseline: numberText(baseline),
  weight: numberText(weight),
});

const BLANK: Part['fields'] = { label: '', op: '>=', target: '', unit: '', baseline: '', weight: '1' };

export const actualDraft = ({ key, actual, byHand }: Indicator): Draft => ({
  kind: 'actual',
  key,
  parts: [{ key, fields: { value: numberText(actual), reason: byHand.actual?.reason ?? '' } }],
});

export const completionDraft = (): Draft => ({ kind: 'completion', key: '', parts: [{ key: '', fields: { value: '', reason: '' } }] });

export const defineDraft = (indicator: Indicator): Draft => ({
  kind: 'define',
  key: indicator.key,
  parts: [{ key: indicator.key, fields: fieldsOf(indicator) }],
});

export const addDraft = (): Draft => ({ kind: 'add', key: '', parts: [{ key: newKey(), fields: BLANK }] });

/** One more part of a split: named, counted and weighed as the original, its target still open. */
export const nextPart = ({ parts }: Draft): Part => ({ key: newKey(), fields: { ...parts[0]?.fields, target: '' } });

export const splitDraft = (indicator: Indicator): Draft => {
  const one: Draft = { kind: 'split', key: indicator.key, parts: [{ key: newKey(), fields: fieldsOf(indicator) }] };
  return { ...one, parts: [...one.parts, nextPart(one)] };
};

/** A field for each of these months. */
export const planDraft = (months: readonly number[], plan: Plan): Draft => {
  const shares = new Map(plan.map(({ month, share }) => [month, short(share)]));
  return { kind: 'plan', key: '', parts: months.map((month) => ({ key: String(month), fields: { share: shares.get(month) ?? '' } })) };
};

/** The draft with another text in one field. */
export const withField = (draft: Draft, at: number, field: Field, value: string): Draft => ({
  ...draft,
  parts: draft.parts.map((part, place) => (place === at ? { ...part, fields: { ...part.fields, [field]: value } } : part)),
});

const TIMES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** A number as people write it: 1,500, １．２万; not a number where it is none. */
export const numberFrom = (text: string): number => {
  const [, digits, times = ''] = /^(\d+(?:\.\d+)?)(万|亿)?$/u.exec(text.normalize('NFKC').replaceAll(/[\s,]/gu, '')) ?? [];
  return digits === undefined ? Number.NaN : Number((Number(digits) * (TIMES[times] ?? 1)).toPrecision(15));
};

const shareFrom = (text: string): number => Number((numberFrom(text.replace(/[%％]\s*$/u, '')) / 100).toPrecision(12));

/** True where a month has a share of its own; the others follow from those about them. */
export const isPlanned = ({ fields }: Part): boolean => (fields.share ?? '').trim() !== '';

/** The plan as it is typed, not yet checked. */
export const planFrom = (parts: readonly Part[]): Plan =>
  parts.filter(isPlanned).map(({ key, fields }) => ({ month: Number(key), share: shareFrom(fields.share ?? '') }));

const definitionFrom = ({ fields }: Part) => ({
  label: fields.label ?? '',
  op: fields.op,
  target: numberFrom(fields.target ?? ''),
  unit: fields.unit ?? '',
  baseline: (fields.baseline ?? '').trim() === '' ? null : numberFrom(fields.baseline ?? ''),
  weight: numberFrom(fields.weight ?? ''),
});

/** The change as the form has it, not yet checked. */
export const changeFrom = ({ kind, key, parts }: Draft): object => {
  const [first = { key: '', fields: {} }] = parts;
  const { value = '', reason = '' } = first.fields;
  switch (kind) {
    case 'actual':
      return { kind, key, value: numberFrom(value), reason };
    case 'completion':
      return { kind, value: shareFrom(value), reason };
    case 'define':
    case 'add':
      return { kind, key: first.key, definition: definitionFrom(first) };
    case 'split':
      return { kind, key, parts: parts.map((part) => ({ key: part.key, definition: definitionFrom(part) })) };
    case 'plan':
      return { kind, plan: planFrom(parts) };
  }
};
