import { useTranslation } from 'react-i18next';
import type { RequestFailure } from '../api/request.ts';
import { languageOf } from '../state/language.ts';

/** Why something is not saved, and what to do, where no single field can mend it. */
export const FailureText = ({ failure }: { readonly failure: RequestFailure | null }) => {
  const { t, i18n } = useTranslation();
  if (failure === null) return null;
  const sentence = (): string => {
    if (failure.kind === 'network') return t('formNetwork');
    if (failure.kind === 'unreadable') return t('formUnreadable');
    return failure.problem.code === 'outdated' ? t('entryOutdated') : failure.problem.messages[languageOf(i18n.language)];
  };
  return (
    <p className="people-fault" role="alert">
      {sentence()}
    </p>
  );
};
