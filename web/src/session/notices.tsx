import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RequestFailure } from '../api/request.ts';
import { languageOf } from '../state/language.ts';

type CannotStartProps = {
  readonly failure: RequestFailure | { readonly kind: 'network' | 'unreadable' };
  readonly onRetry: () => void;
};

/** The page does not know yet who is here, or whether anybody needs to say so. */
export const CannotStart = ({ failure, onRetry }: CannotStartProps) => {
  const { t, i18n } = useTranslation();
  const reason =
    'problem' in failure
      ? failure.problem.messages[languageOf(i18n.language)]
      : t(failure.kind === 'network' ? 'loadFailedNetwork' : 'loadFailedUnreadable');
  return (
    <main className="notice-page" role="alert">
      <h1>{t('cannotStart')}</h1>
      <p>{reason}</p>
      <Button type="primary" onClick={onRetry}>
        {t('retry')}
      </Button>
    </main>
  );
};
