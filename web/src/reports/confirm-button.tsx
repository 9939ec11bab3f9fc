import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LateWindow } from '../parts/late-window.tsx';
import { useSession } from '../session/session.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/reports.css';

const loadConfirmAll = () => import('./confirm-all.tsx');

/** 全部确认本期, for those who report for some unit. */
export const ConfirmButton = () => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { sheet, reports } = useSheetState();
  const [isOpen, open] = useState(false);
  if (actor.units.length === 0 || actor.role === 'viewer' || reports === null || sheet.reporting.isOver) return null;
  return (
    <>
      <Button type="primary" size="small" data-testid="confirm-all-open" onClick={() => open(true)}>
        {t('confirmAll')}
      </Button>
      {isOpen && (
        <LateWindow load={loadConfirmAll} onClose={() => open(false)}>
          {({ ConfirmAll }) => <ConfirmAll onClose={() => open(false)} />}
        </LateWindow>
      )}
    </>
  );
};
