import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLine } from '../api/line.ts';
import type { RequestFailure } from '../api/request.ts';
import { languageOf } from '../state/language.ts';
import type { EventList } from './history-query.ts';

/** Why the list could not be read, and the way on. */
const ListFailed = ({ failure, onRetry }: { readonly failure: RequestFailure; readonly onRetry: () => void }) => {
  const { t, i18n } = useTranslation();
  const { isAway } = useLine();
  const reason =
    failure.kind === 'problem'
      ? failure.problem.messages[languageOf(i18n.language)]
      : t(failure.kind === 'network' ? 'loadFailedNetwork' : 'loadFailedUnreadable');
  return (
    <div className="list-state" role="alert">
      <p>{isAway ? t('historyAway') : `${t('historyFailed')} ${reason}`}</p>
      <Button size="small" data-testid="history-retry" onClick={onRetry}>
        {t('retry')}
      </Button>
    </div>
  );
};

/** What is to be said of a list beside its entries: on its way, empty, not to be had, or that it goes on. */
export const ListStates = ({ list, whenEmpty }: { readonly list: EventList; readonly whenEmpty: string }) => {
  const { t } = useTranslation();
  if (list.failure !== null && !list.isReading) return <ListFailed failure={list.failure} onRetry={list.retry} />;
  if (list.events === null) return <output className="list-state">{t('historyLoading')}</output>;
  if (list.events.length === 0) return <p className="list-state">{whenEmpty}</p>;
  if (!list.hasMore) return null;
  return (
    <div className="list-state">
      <Button size="small" loading={list.isReading} data-testid="history-more" onClick={list.more}>
        {t('more')}
      </Button>
    </div>
  );
};
