import { useTranslation } from 'react-i18next';
import { mayEver } from '../../../domain/access.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { useManages, useSession } from '../session/session.ts';
import { TO_GRID, useAddress } from '../state/address.ts';
import { loadDashboard } from './load-dashboard.ts';

const OTHER_VIEWS: ReadonlySet<string | null> = new Set(['dashboard', 'history', 'snapshots', 'bulletins', 'mails', 'settings']);

// A failure shows where the dashboard is drawn.
const dashboardAhead = (): void => void loadDashboard().catch(() => undefined);

/** 台账, 看板, 通报, 修改记录, 快照, 邮件 for the office, and 设置 for those who manage something there. */
export const ViewsNav = () => {
  const { t } = useTranslation();
  const view = useAddress('view');
  const manages = useManages();
  const { actor } = useSession();
  return (
    <nav className="views" aria-label={t('views')}>
      <AddressLink to={TO_GRID} isHere={!OTHER_VIEWS.has(view)}>
        {t('viewGrid')}
      </AddressLink>
      <AddressLink to={{ ...TO_GRID, view: 'dashboard' }} isHere={view === 'dashboard'} onNear={dashboardAhead}>
        {t('dashboard')}
      </AddressLink>
      <AddressLink to={{ ...TO_GRID, view: 'bulletins' }} isHere={view === 'bulletins'}>
        {t('bulletins')}
      </AddressLink>
      <AddressLink
        to={{ view: 'history', task: null, tab: null, class: null, owed: null, find: null, from: null, to: null, bulletin: null }}
        isHere={view === 'history'}
      >
        {t('history')}
      </AddressLink>
      <AddressLink to={{ ...TO_GRID, view: 'snapshots' }} isHere={view === 'snapshots'}>
        {t('snapshots')}
      </AddressLink>
      {mayEver(actor, 'supervise') && (
        <AddressLink to={{ ...TO_GRID, view: 'mails' }} isHere={view === 'mails'}>
          {t('mails')}
        </AddressLink>
      )}
      {manages && (
        <AddressLink to={{ ...TO_GRID, view: 'settings' }} isHere={view === 'settings'}>
          {t('settings')}
        </AddressLink>
      )}
    </nav>
  );
};
