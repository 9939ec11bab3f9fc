import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RequestFailure } from '../api/request.ts';
import { languageOf } from '../state/language.ts';

type LoadFailureProps = {
  /** What could not be read. */ readonly words: string;
  readonly failure: RequestFailure;
  readonly retry: () => void;
};

/** Why something could not be read, and the way on. */
export const LoadFailure = ({ words, failure, retry }: LoadFailureProps) => {
  const { t, i18n } = useTranslation();
  const reason =
    failure.kind === 'problem'
      ? failure.problem.messages[languageOf(i18n.language)]
      : t(failure.kind === 'network' ? 'loadFailedNetwork' : 'loadFailedUnreadable');
  return (
    <div className="list-state" role="alert">
      <p>
        {words} {reason}
      </p>
      <Button size="small" onClick={retry}>
        {t('retry')}
      </Button>
    </div>
  );
};
