import { Button } from 'antd';
import { useEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeopleFaults } from './faults.ts';

type FormProps = {
  readonly title: string;
  readonly action: string;
  readonly isSaving: boolean;
  readonly faults: PeopleFaults;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
};

const focusOn = (form: HTMLFormElement | null, selector: string): void => form?.querySelector<HTMLElement>(selector)?.focus();

/** A form in the page: Enter saves, Esc gives up; the focus starts in its first field, and goes to the first fault. */
export const PeopleForm = ({ title, action, isSaving, faults, onSubmit, onCancel, children }: FormProps) => {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusOn(form.current, 'input, select'), []);
  const wrong = Object.keys(faults).join(' ');
  useEffect(() => {
    if (wrong !== '') focusOn(form.current, '[aria-invalid="true"]');
  }, [wrong]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving) onSubmit();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onCancel();
  };
  return (
    // The keys are those of the fields within.
    // oxlint-disable-next-line no-noninteractive-element-interactions
    <form ref={form} className="people-form" noValidate aria-label={title} onSubmit={submit} onKeyDown={pressed}>
      <h3>{title}</h3>
      {children}
      <div className="people-form-ways">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          {action}
        </Button>
      </div>
    </form>
  );
};
