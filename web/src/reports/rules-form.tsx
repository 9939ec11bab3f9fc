import { Button } from 'antd';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Distance } from '../../../domain/pace.ts';
import { isToBeClosed, type Reporting } from '../../../domain/reporting.ts';
import { dayOf } from '../history/days.ts';
import { useSession } from '../session/session.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/people-forms.css';
import type { Changing } from './use-reporting.ts';

const wholeNumber = (text: string): number | null => {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) && value >= -20 && value <= 40 ? value : null;
};

const share = (text: string): number | null => {
  const value = Number(text);
  return text.trim() !== '' && value >= 0 && value <= 100 ? value / 100 : null;
};

const asTyped = (value: number): string => String(Math.round(value * 1e4) / 100);

type NumberFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (text: string) => void;
};

const NumberField = ({ label, value, fault, onChange }: NumberFieldProps) => (
  <label className="rule-field">
    <span>{label}</span>
    <input inputMode="numeric" value={value} aria-invalid={fault !== null} onChange={({ target }) => onChange(target.value)} />
    {fault !== null && <span className="people-fault">{fault}</span>}
  </label>
);

/** A distance as it is typed. */
type Typed = { readonly value: string; readonly in: Distance['in'] };

type DistanceFieldProps = Omit<NumberFieldProps, 'value' | 'onChange'> & {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
};

const DistanceField = ({ label, typed, fault, onChange }: DistanceFieldProps) => {
  const { t } = useTranslation();
  return (
    <div className="rule-pair">
      <NumberField label={label} value={typed.value} fault={fault} onChange={(value) => onChange({ ...typed, value })} />
      <select
        aria-label={label}
        value={typed.in}
        onChange={({ target }) => onChange({ ...typed, in: target.value === 'share' ? 'share' : 'points' })}
      >
        <option value="points">{t('reportingPoints')}</option>
        <option value="share">{t('reportingShare')}</option>
      </select>
    </div>
  );
};

/** 自动封账; where the open period would be closed as soon as it is saved, it says so. */
const ClosesItself = ({ isOn, onChange }: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }) => {
  const { publishes } = useSession();
  const { t } = useTranslation();
  const id = useId();
  const { reporting } = useSheetState().sheet;
  const [today] = useState(() => dayOf(new Date().toISOString()));
  const isDue = isToBeClosed({ ...reporting, closesItself: isOn }, today);
  return (
    <div className="rule-check">
      <label>
        <input type="checkbox" checked={isOn} aria-describedby={id} onChange={({ target }) => onChange(target.checked)} />{' '}
        {t('reportingClosesItself')}
      </label>
      <span id={id} className="people-hint">
        {t('reportingClosesHint')} {publishes && t('reportingPublishes')} {isDue && <strong>{t('reportingClosesNow')}</strong>}
        {isOn && reporting.isReopened && t('reportingReopened')}
      </span>
    </div>
  );
};

const typedOf = (distance: Distance): Typed => ({ value: asTyped(distance.value), in: distance.in });

const draftOf = ({ due, cutOff, pace, closesItself }: Reporting) => ({
  closesItself,
  due: String(due),
  cutOff: String(cutOff),
  tolerance: typedOf(pace.tolerance),
  redLine: typedOf(pace.redLine),
});

/** What was typed as numbers; null where a field holds none that will do. */
const checked = (draft: ReturnType<typeof draftOf>) => ({
  due: wholeNumber(draft.due),
  cutOff: wholeNumber(draft.cutOff),
  tolerance: share(draft.tolerance.value),
  redLine: share(draft.redLine.value),
});

/** Days and thresholds of the city. */
export const RulesForm = ({ isSaving, change }: Changing) => {
  const { t } = useTranslation();
  const { sheet, reports } = useSheetState();
  const [draft, setDraft] = useState(() => draftOf(sheet.reporting));
  const [isSent, setSent] = useState(false);
  const values = checked(draft);
  const dayFault = (day: number | null): string | null => (isSent && day === null ? t('fault_working_days') : null);
  const shareFault = (value: number | null): string | null => (isSent && value === null ? t('fault_not_in_range') : null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSent(true);
    const { due, cutOff, tolerance, redLine } = values;
    if (due === null || cutOff === null || tolerance === null || redLine === null) return;
    const pace = { tolerance: { in: draft.tolerance.in, value: tolerance }, redLine: { in: draft.redLine.in, value: redLine } };
    void change({ kind: 'set', due, cutOff, pace, closesItself: draft.closesItself }, t('reportingSaved'));
  };
  const set = (fields: Partial<typeof draft>): void => setDraft({ ...draft, ...fields });
  return (
    <form className="rule-form" noValidate onSubmit={submit}>
      <NumberField label={t('reportingDue')} value={draft.due} fault={dayFault(values.due)} onChange={(due) => set({ due })} />
      <NumberField
        label={t('reportingCutOff')}
        value={draft.cutOff}
        fault={dayFault(values.cutOff)}
        onChange={(cutOff) => set({ cutOff })}
      />
      <p className="people-hint">
        {t('reportingDayHint')} {reports !== null && t('reportingDays', { due: reports.due, cutOff: reports.cutOff })}
      </p>
      <DistanceField
        label={t('reportingTolerance')}
        typed={draft.tolerance}
        fault={shareFault(values.tolerance)}
        onChange={(tolerance) => set({ tolerance })}
      />
      <DistanceField
        label={t('reportingRedLine')}
        typed={draft.redLine}
        fault={shareFault(values.redLine)}
        onChange={(redLine) => set({ redLine })}
      />
      <ClosesItself isOn={draft.closesItself} onChange={(closesItself) => set({ closesItself })} />
      <Button htmlType="submit" loading={isSaving} data-testid="save-rules">
        {t('save')}
      </Button>
    </form>
  );
};
