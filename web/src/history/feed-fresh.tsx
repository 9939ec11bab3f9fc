import { useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnScreen } from '../parts/use-on-screen.ts';
import type { FeedList } from './history-query.ts';

type FreshProps = {
  readonly list: FeedList;
  /** What scrolls, and gets the focus once the new changes are shown. */
  readonly feed: RefObject<HTMLElement | null>;
};

/** New changes come in at the top by themselves; where somebody has gone further down, they wait behind a button. */
export const FeedFresh = ({ list: { fresh, takeFresh }, feed }: FreshProps) => {
  const { t } = useTranslation();
  const { isOnScreen, place } = useOnScreen();
  const isWaiting = fresh.count > 0 && !isOnScreen;
  useEffect(() => {
    if (fresh.count > 0 && isOnScreen) takeFresh();
  });
  const show = (): void => {
    takeFresh();
    feed.current?.scrollTo({ top: 0 });
    globalThis.scrollTo({ top: 0 });
    feed.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <div ref={place} className="feed-top" />
      <output className="feed-fresh">
        {isWaiting && (
          <button type="button" data-testid="feed-fresh" onClick={show}>
            {t('feedFresh', { n: `${fresh.count}${fresh.isAll ? '+' : ''}` })}
          </button>
        )}
      </output>
    </>
  );
};
