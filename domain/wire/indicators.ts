/** Body of `PATCH /api/projects/{project}/tasks/{task}/indicators`: one change by hand. */
import * as z from 'zod';
import { hasControlCharacter } from '../progress-text.ts';

const LARGEST = 1e13;
const MOST_PARTS = 10;

const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'missing' })
    .max(longest, { error: 'too_long' })
    .refine((text) => !hasControlCharacter(text) && text.isWellFormed(), { error: 'control_character' });

/** Names an indicator within its task: as the assessment gives it, or made up by the page for an added one. */
const key = z.string().min(1).max(80);

const reason = words(500);

const definition = z
  .strictObject({
    label: words(60),
    op: z.enum(['>=', '=', '<=', 'done']),
    target: z.number().min(0).max(LARGEST),
    unit: words(12),
    baseline: z.number().min(0).max(LARGEST).nullable(),
    /** Against the other indicators of the task. */
    weight: z.number().gt(0).max(1000),
  })
  .refine(({ op, target }) => op === '<=' || target > 0, { error: 'target_zero', path: ['target'] })
  .refine(({ baseline, target }) => baseline !== target, { error: 'baseline_is_target', path: ['baseline'] });

const part = z.strictObject({ key, definition });

/** Months in their order, and shares that never fall. */
const plan = z
  .array(z.strictObject({ month: z.int().min(1).max(12), share: z.number().min(0).max(1) }))
  .min(1, { error: 'missing' })
  .max(12)
  .superRefine((points, context) => {
    for (const [at, { month, share }] of points.entries()) {
      const before = points[at - 1];
      if (before !== undefined && month <= before.month)
        context.addIssue({ code: 'custom', message: 'plan_out_of_order', path: [at, 'month'] });
      if (before !== undefined && share < before.share) context.addIssue({ code: 'custom', message: 'plan_falls', path: [at, 'share'] });
    }
  });

/** What an admin (or for an actual, an editor of the task's units) may change. `null` as a value takes it back. */
export const byHandChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('actual'), key, value: z.number().min(0).max(LARGEST), reason }),
  z.strictObject({ kind: z.literal('take_back_actual'), key }),
  z.strictObject({ kind: z.literal('confirm_actual'), key }),
  z.strictObject({ kind: z.literal('completion'), value: z.number().min(0).max(1), reason }),
  z.strictObject({ kind: z.literal('take_back_completion') }),
  z.strictObject({ kind: z.literal('confirm_completion') }),
  z.strictObject({ kind: z.literal('define'), key, definition }),
  z.strictObject({ kind: z.literal('split'), key, parts: z.array(part).min(2).max(MOST_PARTS) }),
  z.strictObject({ kind: z.literal('add'), key, definition }),
  z.strictObject({ kind: z.literal('remove'), key }),
  z.strictObject({ kind: z.literal('put_back'), key }),
  z.strictObject({ kind: z.literal('plan'), plan }),
  z.strictObject({ kind: z.literal('take_back_plan') }),
]);

export type ByHandChange = z.infer<typeof byHandChange>;

export const indicatorsEdit = z.strictObject({
  editId: z.string().regex(/^[0-9A-Za-z-]{8,64}$/u),
  version: z.int().min(1),
  change: byHandChange,
});

export type IndicatorsEdit = z.infer<typeof indicatorsEdit>;
