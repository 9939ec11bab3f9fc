import { useTranslation } from 'react-i18next';
import { usePart } from '../parts/use-part.ts';
import { goTo, TO_GRID } from '../state/address.ts';
import { useNarrow } from '../state/browser.ts';
import { firstUnsaved } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { loadDashboard } from './load-dashboard.ts';
import { PartFailed } from './load-states.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** 看板, `?view=dashboard`. */
export const DashboardPage = () => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const isNarrow = useNarrow();
  const part = usePart(loadDashboard, true);
  const unsaved = firstUnsaved(view.rows);
  const goToUnsaved = (): void => goTo({ ...TO_GRID, task: unsaved?.id ?? null });
  return (
    <div className={isNarrow ? 'dashboard-page phone-page' : 'dashboard-page'}>
      {isNarrow ? <PhoneBar onGoToUnsaved={goToUnsaved} /> : <TopBar onGoToUnsaved={goToUnsaved} />}
      {part === null && <output className="notice-page">{t('dashboardComing')}</output>}
      {part === 'failed' && <PartFailed />}
      {part !== null && part !== 'failed' && <part.Dashboard />}
    </div>
  );
};
