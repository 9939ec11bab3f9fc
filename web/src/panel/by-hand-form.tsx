import { Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestFailure } from '../api/request.ts';
import type { Row } from '../state/rows.ts';
import type { Fault } from './check-draft.ts';
import { FIELDS, nextPart, withField, type Draft, type Part } from './draft.ts';
import { FailureNote } from './failure-note.tsx';
import { FormField } from './form-field.tsx';
import { PlanFields } from './planned.tsx';
import { useSave } from './use-save.ts';

type FormProps = {
  readonly row: Row;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onDone: () => void;
};

const TITLES = {
  actual: 'stateActual',
  completion: 'stateCompletion',
  define: 'define',
  split: 'split',
  add: 'addIndicator',
  plan: 'plan',
} as const;

const focusFirst = (form: HTMLFormElement | null, selector: string): void => {
  const field = form?.querySelector<HTMLInputElement>(selector);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
};

/** The rules of the form did not come: the line is down. */
const CUT: RequestFailure = { kind: 'network' };

/** Checks and saves what stands in the form. What was typed stays, whatever comes of it. */
const useSubmit = ({ row, draft, onDone }: FormProps) => {
  const { isSaving, failure, save } = useSave(row);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isCut, setCut] = useState(false);
  const submit = async (): Promise<void> => {
    const check = await import('./check-draft.ts').catch(() => null);
    setCut(check === null);
    if (check === null) return;
    const checked = check.checkDraft(draft);
    setFaults(checked.ok ? [] : checked.faults);
    if (checked.ok && (await save(checked.change))) onDone();
  };
  return { isSaving, failure: isCut ? CUT : failure, faults, submit };
};

type PartFieldsProps = Pick<FormProps, 'draft' | 'onDraft'> & {
  readonly part: Part;
  readonly at: number;
  readonly faults: readonly Fault[];
  readonly unit: string;
};

const PartFields = ({ draft, onDraft, part, at, faults, unit }: PartFieldsProps) => {
  const { t } = useTranslation();
  const fields = (
    <div className="fields">
      {FIELDS[draft.kind].map((field) => (
        <FormField
          key={field}
          kind={draft.kind}
          field={field}
          unit={unit}
          value={part.fields[field] ?? ''}
          fault={faults.find((fault) => fault.part === at && fault.field === field)?.code ?? null}
          onChange={(value) => onDraft(withField(draft, at, field, value))}
        />
      ))}
    </div>
  );
  if (draft.kind !== 'split') return fields;
  return (
    <fieldset>
      <legend>
        {t('partN', { n: at + 1 })}
        {draft.parts.length > 2 && (
          <button type="button" className="quiet" onClick={() => onDraft({ ...draft, parts: draft.parts.filter((one) => one !== part) })}>
            {t('remove')}
          </button>
        )}
      </legend>
      {fields}
    </fieldset>
  );
};

/** A form in the panel: Enter saves, Esc gives up, and the focus starts in its first field. */
export const ByHandForm = (props: FormProps) => {
  const { t } = useTranslation();
  const { row, draft, onDraft, onDone } = props;
  const form = useRef<HTMLFormElement>(null);
  const { isSaving, failure, faults, submit } = useSubmit(props);
  useEffect(() => focusFirst(form.current, 'input'), []);
  useEffect(() => {
    if (faults.length > 0) focusFirst(form.current, '[aria-invalid="true"]');
  }, [faults]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving) void submit();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  const unit = row.assessment.indicators.find(({ key }) => key === draft.key)?.unit ?? '';
  return (
    // The keys are those of the fields within.
    // oxlint-disable-next-line no-noninteractive-element-interactions
    <form ref={form} className="by-hand-form" noValidate aria-label={t(TITLES[draft.kind])} onSubmit={send} onKeyDown={pressed}>
      {draft.kind === 'plan' ? (
        <PlanFields draft={draft} onDraft={onDraft} faults={faults} />
      ) : (
        draft.parts.map((part, at) => (
          <PartFields key={part.key} draft={draft} onDraft={onDraft} part={part} at={at} faults={faults} unit={unit} />
        ))
      )}
      {draft.kind === 'split' && draft.parts.length < 10 && (
        <button type="button" className="quiet" onClick={() => onDraft({ ...draft, parts: [...draft.parts, nextPart(draft)] })}>
          {t('addPart')}
        </button>
      )}
      <FailureNote failure={failure} />
      <div className="form-ways">
        <Button size="small" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={isSaving}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
};
