import { useTranslation } from 'react-i18next';
import type { MailState } from '../../../domain/mail/types.ts';
import { STATE_SIGNS } from './mail-words.ts';

/** A state as shape, word and colour. */
export const StateTag = ({ state }: { readonly state: MailState }) => {
  const { t } = useTranslation();
  return (
    <span className={`mail-state mail-state-${state}`} data-testid="mail-state" data-state={state}>
      <span aria-hidden="true">{STATE_SIGNS[state]}</span> {t(`mailState_${state}`)}
    </span>
  );
};
