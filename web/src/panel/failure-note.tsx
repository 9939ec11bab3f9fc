import { useTranslation } from 'react-i18next';
import type { RequestFailure } from '../api/request.ts';
import { languageOf } from '../state/language.ts';

/** Why a change by hand is not saved, and what to do. */
export const FailureNote = ({ failure }: { readonly failure: RequestFailure | null }) => {
  const { t, i18n } = useTranslation();
  if (failure === null) return null;
  const sentence =
    failure.kind === 'network'
      ? t('formNetwork')
      : failure.kind === 'unreadable'
        ? t('formUnreadable')
        : failure.problem.code === 'stale'
          ? t('formStale')
          : failure.problem.messages[languageOf(i18n.language)];
  return (
    <p className="form-failure" role="alert">
      {sentence}
    </p>
  );
};
