import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/reports.css';

const ConfirmAll = lazy(async () => ({ default: (await import('./confirm-all.tsx')).ConfirmAll }));

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
        <Suspense>
          <ConfirmAll onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
};
