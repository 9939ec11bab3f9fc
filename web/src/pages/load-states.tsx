import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../state/language.ts';
import type { LoadError } from '../state/reading.ts';

const LINES = [3, 2, 4, 2, 3, 2, 3, 2] as const;

/** Grey rows where the grid will be. */
export const GridSkeleton = () => (
  <div className="skeleton" aria-hidden="true">
    {LINES.map((height, at) => (
      // The rows are all alike and never move.
      // oxlint-disable-next-line no-array-index-key
      <div key={at} className={`skeleton-row skeleton-${height}`}>
        <i />
        <i />
        <i />
        <i />
      </div>
    ))}
  </div>
);

/** While the sheet is on its way. */
export const Loading = () => {
  const { t } = useTranslation();
  return (
    <div className="grid-page" aria-busy="true">
      <header className="top-bar">
        <h1>{t('product')}</h1>
        <output className="top-city">{t('loading')}</output>
      </header>
      <div className="summary" />
      <div className="grid-frame">
        <GridSkeleton />
      </div>
    </div>
  );
};

/** What happened, and the way on. */
export const LoadFailed = ({ error, onRetry }: { readonly error: LoadError; readonly onRetry: () => void }) => {
  const { t, i18n } = useTranslation();
  const { failure } = error;
  const reason =
    failure.kind === 'problem'
      ? failure.problem.messages[languageOf(i18n.language)]
      : t(failure.kind === 'network' ? 'loadFailedNetwork' : 'loadFailedUnreadable');
  return (
    <main className="notice-page" role="alert">
      <h1>{t('loadFailed')}</h1>
      <p>{reason}</p>
      <Button type="primary" data-testid="load-retry" onClick={onRetry}>
        {t('retry')}
      </Button>
    </main>
  );
};

/** A part of the page's own code did not come. */
export const PartFailed = () => {
  const { t } = useTranslation();
  return (
    <div className="notice-page" role="alert">
      <h1>{t('loadFailed')}</h1>
      <p>{t('loadFailedNetwork')}</p>
      <Button type="primary" onClick={() => globalThis.location.reload()}>
        {t('retry')}
      </Button>
    </div>
  );
};

/** A sheet that has no rows yet. */
export const EmptySheet = ({ name }: { readonly name: string }) => {
  const { t } = useTranslation();
  return (
    <main className="notice-page">
      <p className="notice-name">{name}</p>
      <h1>{t('emptySheet')}</h1>
      <p>{t('emptySheetHint')}</p>
    </main>
  );
};
