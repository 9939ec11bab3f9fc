/** Holds a form against the shape that the server takes. A file of its own, for the sake of the library behind the shapes. */
import { byHandChange, type ByHandChange } from '../../../domain/wire/indicators.ts';
import { changeFrom, FIELDS, isPlanned, type Draft, type Field } from './draft.ts';

/** What is wrong with a field. */
export type FaultCode =
  | 'missing'
  | 'too_long'
  | 'control_character'
  | 'target_zero'
  | 'baseline_is_target'
  | 'plan_falls'
  | 'not_a_number'
  | 'too_small'
  | 'too_large';

export type Fault = { readonly part: number; readonly field: Field; readonly code: FaultCode };

type Checked = { readonly ok: true; readonly change: ByHandChange } | { readonly ok: false; readonly faults: readonly Fault[] };

type Issue = { readonly code?: string | undefined; readonly message: string; readonly path: readonly PropertyKey[] };

const NAMED = ['missing', 'too_long', 'control_character', 'target_zero', 'baseline_is_target', 'plan_falls'] as const;

const codeOf = ({ code, message }: Issue): FaultCode => {
  const named = NAMED.find((name) => name === message);
  if (named !== undefined) return named;
  if (code === 'too_small') return 'too_small';
  return code === 'too_big' ? 'too_large' : 'not_a_number';
};

/** The parts that the change is made of, in its order, by their places in the form. */
const placesOf = ({ kind, parts }: Draft): readonly number[] =>
  parts.flatMap((part, at) => (kind !== 'plan' || isPlanned(part) ? [at] : []));

const faultOf = (draft: Draft, issue: Issue): Fault => {
  const { kind } = draft;
  const last = issue.path.at(-1);
  const part = kind === 'split' || kind === 'plan' ? issue.path[1] : 0;
  const field = FIELDS[kind].find((name) => name === last) ?? FIELDS[kind][0];
  return { part: placesOf(draft)[typeof part === 'number' ? part : 0] ?? 0, field, code: codeOf(issue) };
};

/** The change that a form makes, or what is to be mended in it: one fault a field. */
export const checkDraft = (draft: Draft): Checked => {
  const parsed = byHandChange.safeParse(changeFrom(draft));
  if (parsed.success) return { ok: true, change: parsed.data };
  const faults = parsed.error.issues.map((issue) => faultOf(draft, issue));
  return {
    ok: false,
    faults: faults.filter(({ part, field }, at) => faults.findIndex((one) => one.part === part && one.field === field) === at),
  };
};
