import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ERROR_MESSAGES, type ErrorCode } from '../../../domain/text/errors.ts';
import { languageOf } from '../state/language.ts';
import type { PeopleFault } from './faults.ts';

const OWN = ['missing', 'too_long', 'control_character', 'email', 'units'] as const;

const isServerCode = (fault: PeopleFault): fault is ErrorCode => fault in ERROR_MESSAGES;

/** What is to be mended at a field. */
export const useFaultText = (): ((fault: PeopleFault) => string) => {
  const { t, i18n } = useTranslation();
  return (fault) => {
    const own = OWN.find((name) => name === fault);
    if (own !== undefined) return t(`fault_${own}`);
    return isServerCode(fault) ? ERROR_MESSAGES[fault][languageOf(i18n.language)] : '';
  };
};

/** What a field's input takes so that its fault is told with it. */
export type FieldProps = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby'?: string;
};

type LabelledProps = {
  readonly label: string;
  readonly hint?: string;
  readonly fault: PeopleFault | undefined;
  readonly className?: string;
  readonly children: (field: FieldProps) => ReactNode;
};

/** One labelled field, what it means, and what to mend under it. */
export const Labelled = ({ label, hint, fault, className = '', children }: LabelledProps) => {
  const faultText = useFaultText();
  const id = useId();
  const notes = [...(hint === undefined ? [] : [`${id}-hint`]), ...(fault === undefined ? [] : [`${id}-fault`])].join(' ');
  return (
    <div className={`people-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': fault !== undefined, ...(notes === '' ? {} : { 'aria-describedby': notes }) })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="people-hint">
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="people-fault">
          {faultText(fault)}
        </p>
      )}
    </div>
  );
};
