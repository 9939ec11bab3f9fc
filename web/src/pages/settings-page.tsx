import { useTranslation } from 'react-i18next';
import { usePart } from '../parts/use-part.ts';
import { useManages } from '../session/session.ts';
import { goTo } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { firstUnsaved } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { PartFailed } from './load-states.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { TopBar } from './top-bar.tsx';

const loadSettings = () => import('../people/settings.tsx');

/** 设置, `?view=settings`. */
export const SettingsPage = () => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const isNarrow = useNarrow();
  const isAllowed = useManages();
  const part = usePart(loadSettings, isAllowed);
  const unsaved = firstUnsaved(view.rows);
  const goToUnsaved = (): void => goTo({ view: null, task: unsaved?.id ?? null });
  return (
    <div className={isNarrow ? 'settings-page phone-page' : 'settings-page'}>
      {isNarrow ? <PhoneBar onGoToUnsaved={goToUnsaved} /> : <TopBar onGoToUnsaved={goToUnsaved} />}
      {!isAllowed && <main className="notice-page">{t('settingsForAdmins')}</main>}
      {isAllowed && part === null && <output className="notice-page">{t('membersLoading')}</output>}
      {part === 'failed' && <PartFailed />}
      {part !== null && part !== 'failed' && <part.Settings />}
    </div>
  );
};
