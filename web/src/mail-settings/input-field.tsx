import { useId, type InputHTMLAttributes } from 'react';
import type { MailingFaults } from './draft.ts';
import { useMailWords } from './words.ts';

type InputProps = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'placeholder' | 'autoComplete' | 'spellCheck'>;

type InputFieldProps = InputProps & {
  readonly label: string;
  readonly value: string;
  readonly fault: MailingFaults[string];
  readonly className?: string;
  readonly onChange: (value: string) => void;
};

/** An input under its name, with what is wrong with it. */
export const InputField = ({ label, value, fault, className = '', onChange, ...input }: InputFieldProps) => {
  const t = useMailWords();
  const id = useId();
  return (
    <div className={`people-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        value={value}
        aria-invalid={fault !== undefined}
        {...(fault === undefined ? {} : { 'aria-describedby': `${id}-fault` })}
        onChange={({ target }) => onChange(target.value)}
      />
      {fault !== undefined && (
        <p id={`${id}-fault`} className="people-fault">
          {t(`fault_${fault}`)}
        </p>
      )}
    </div>
  );
};
