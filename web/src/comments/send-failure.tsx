import { useTranslation } from 'react-i18next';
import type { RequestFailure } from '../api/request.ts';
import { languageOf } from '../state/language.ts';

/** Why something did not get to the server, and what to do; `network` is said where there is no connection. */
export const SendFailure = ({ failure, network }: { readonly failure: RequestFailure | null; readonly network: string }) => {
  const { t, i18n } = useTranslation();
  if (failure === null) return null;
  const sentence =
    failure.kind === 'network'
      ? network
      : failure.kind === 'unreadable'
        ? t('commentUnreadable')
        : failure.problem.messages[languageOf(i18n.language)];
  return (
    <p className="comment-failure" role="alert" data-testid="comment-failure">
      {sentence}
    </p>
  );
};
