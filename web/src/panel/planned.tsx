import { useTranslation } from 'react-i18next';
import { cycleOf, lastMonthOf, periodsOf, type Period } from '../../../domain/period.ts';
import { plannedShare } from '../../../domain/pace.ts';
import type { Plan } from '../../../domain/types.ts';
import { short } from '../../../domain/percent.ts';
import { periodWords } from '../../../domain/text/period-words.ts';
import { planWords } from '../parts/plan-words.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import type { Fault } from './check-draft.ts';
import { planDraft, planFrom, withField, type Draft } from './draft.ts';
import { FormField } from './form-field.tsx';
import { usePanel } from './panel-context.ts';
import { FormAt, Ways, type Way } from './ways.tsx';

/** The period of the sheet that ends with a month; a month by itself in a sheet of quarters. */
const periodEnding = (month: number, open: Period): Period => {
  const year = Number(open.slice(0, 4));
  const all = [...periodsOf(year, cycleOf(open)), ...periodsOf(year, 'month')];
  return all.find((period) => lastMonthOf(period) === month) ?? open;
};

/** The sheet's own months of a year, and those that the plan has. */
const monthsOf = (open: Period, plan: Plan): readonly number[] => {
  const own = periodsOf(Number(open.slice(0, 4)), cycleOf(open)).map(lastMonthOf);
  return [...new Set([...own, ...plan.map(({ month }) => month)])].toSorted((a, b) => a - b);
};

type FieldsProps = { readonly draft: Draft; readonly faults: readonly Fault[]; readonly onDraft: (draft: Draft) => void };

/** A share for each period; where none is typed, the one that holds then stands in grey. */
export const PlanFields = ({ draft, faults, onDraft }: FieldsProps) => {
  const { t } = useTranslation();
  const { period } = useSheetState().sheet.reporting;
  const typed = planFrom(draft.parts).filter(({ share }) => !Number.isNaN(share));
  return (
    <>
      <p className="indicator-source">{t('planHint')}</p>
      <div className="fields">
        {draft.parts.map(({ key, fields }, at) => (
          <FormField
            key={key}
            kind="plan"
            field="share"
            unit=""
            label={periodWords(t, periodEnding(Number(key), period))}
            placeholder={short(plannedShare(typed, Number(key)))}
            value={fields.share ?? ''}
            fault={faults.find(({ part }) => part === at)?.code ?? null}
            onChange={(value) => onDraft(withField(draft, at, 'share', value))}
          />
        ))}
      </div>
    </>
  );
};

/** 计划进度 of the task, where there is one, and the ways to set it. */
export const Planned = () => {
  const { t } = useTranslation();
  const { row, rights } = usePanel();
  const { period } = useSheetState().sheet.reporting;
  const { plan } = row.overrides;
  const ways: readonly Way[] = [
    { name: t(plan === undefined ? 'planSet' : 'planChange'), do: () => planDraft(monthsOf(period, plan ?? []), plan ?? []) },
    ...(plan === undefined ? [] : [{ name: t('planTakeBack'), do: { kind: 'take_back_plan' } } as const]),
  ];
  return (
    <div className="planned" data-testid="planned">
      {plan !== undefined && (
        <p className="indicator-source">
          {t('planned', { plan: planWords(t, plan) })} {t('plannedNow', { share: short(row.standing.pace) })}
        </p>
      )}
      <Ways ways={rights.define ? ways : []} />
      <FormAt kinds={['plan']} place="" />
    </div>
  );
};
