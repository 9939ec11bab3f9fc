import { useTranslation } from 'react-i18next';
import { ConflictHost } from '../conflict/conflict-host.tsx';
import { usePart } from '../parts/use-part.ts';
import { goTo } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { firstUnsaved } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { PartFailed } from './load-states.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { TopBar } from './top-bar.tsx';

const stay = (): void => undefined;

const loadSnapshots = () => import('../snapshots/snapshots.tsx');

/** 快照, `?view=snapshots`. */
export const SnapshotsPage = () => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const isNarrow = useNarrow();
  const part = usePart(loadSnapshots, true);
  const unsaved = firstUnsaved(view.rows);
  const goToUnsaved = (): void => goTo({ view: null, from: null, to: null, task: unsaved?.id ?? null });
  return (
    <div className={isNarrow ? 'feed-page phone-page' : 'feed-page'}>
      {isNarrow ? <PhoneBar onGoToUnsaved={goToUnsaved} /> : <TopBar onGoToUnsaved={goToUnsaved} />}
      <ConflictHost onDone={stay} />
      {part === null && <output className="feed-coming">{t('snapshotLoading')}</output>}
      {part === 'failed' && <PartFailed />}
      {part !== null && part !== 'failed' && <part.Snapshots />}
    </div>
  );
};
