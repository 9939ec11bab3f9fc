import { useTranslation } from 'react-i18next';
import { AddressLink } from '../parts/address-link.tsx';
import { useManages } from '../session/session.ts';
import { useAddress } from '../state/address.ts';

/** Out of the other views, and nothing of them is left in the address. */
const TO_GRID = { view: null, unit: null, person: null, day: null, from: null, to: null, task: null, tab: null } as const;

/** 台账, 修改记录, 快照, and 设置 for those who manage something there. */
export const ViewsNav = () => {
  const { t } = useTranslation();
  const view = useAddress('view');
  const manages = useManages();
  return (
    <nav className="views" aria-label={t('views')}>
      <AddressLink to={TO_GRID} isHere={view !== 'history' && view !== 'snapshots' && view !== 'settings'}>
        {t('viewGrid')}
      </AddressLink>
      <AddressLink to={{ view: 'history', from: null, to: null, task: null, tab: null }} isHere={view === 'history'}>
        {t('history')}
      </AddressLink>
      <AddressLink to={{ ...TO_GRID, view: 'snapshots' }} isHere={view === 'snapshots'}>
        {t('snapshots')}
      </AddressLink>
      {manages && (
        <AddressLink to={{ ...TO_GRID, view: 'settings' }} isHere={view === 'settings'}>
          {t('settings')}
        </AddressLink>
      )}
    </nav>
  );
};
