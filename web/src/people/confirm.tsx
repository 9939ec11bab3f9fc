import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestFailure } from '../api/request.ts';
import { FailureText } from './failure-text.tsx';

type ConfirmProps = {
  readonly question: string;
  readonly action: string;
  readonly isSaving: boolean;
  readonly failure: RequestFailure | null;
  readonly onYes: () => void;
  readonly onNo: () => void;
};

/** A question in its place on the page. The focus is on the answer that changes nothing. */
export const Confirm = ({ question, action, isSaving, failure, onYes, onNo }: ConfirmProps) => {
  const { t } = useTranslation();
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    // The keys are those of the buttons within.
    // oxlint-disable-next-line no-noninteractive-element-interactions
    <section className="people-confirm" role="alertdialog" aria-label={question} onKeyDown={({ key }) => key === 'Escape' && onNo()}>
      <p>{question}</p>
      <FailureText failure={failure} />
      <div className="people-form-ways">
        <Button ref={no} onClick={onNo}>
          {t('cancel')}
        </Button>
        <Button danger type="primary" loading={isSaving} data-testid="confirm" onClick={onYes}>
          {action}
        </Button>
      </div>
    </section>
  );
};
