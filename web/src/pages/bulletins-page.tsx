import { useTranslation } from 'react-i18next';
import { usePart } from '../parts/use-part.ts';
import { goTo, TO_GRID } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { firstUnsaved } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { PartFailed } from './load-states.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { TopBar } from './top-bar.tsx';

const loadBulletins = () => import('../bulletins/bulletins.tsx');

/** 通报, `?view=bulletins`. */
export const BulletinsPage = () => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const isNarrow = useNarrow();
  const part = usePart(loadBulletins, true);
  const unsaved = firstUnsaved(view.rows);
  const goToUnsaved = (): void => goTo({ ...TO_GRID, task: unsaved?.id ?? null });
  return (
    <div className={isNarrow ? 'feed-page bulletins-page phone-page' : 'feed-page bulletins-page'}>
      {isNarrow ? <PhoneBar onGoToUnsaved={goToUnsaved} /> : <TopBar onGoToUnsaved={goToUnsaved} />}
      {part === null && <output className="feed-coming">{t('loading')}</output>}
      {part === 'failed' && <PartFailed />}
      {part !== null && part !== 'failed' && <part.Bulletins />}
    </div>
  );
};
