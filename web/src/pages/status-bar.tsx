import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { localTime } from '../parts/figures.ts';
import { useSheetState } from '../state/sheet-state.tsx';

type StatusBarProps = {
  /** Rows left by the find box; null while nothing is looked for. */
  readonly found: number | null;
  readonly notice: string;
  readonly onShortcuts: () => void;
};

/** What the sheet holds, how new its newest row is, and where the keys are explained. */
export const StatusBar = ({ found, notice, onShortcuts }: StatusBarProps) => {
  const { t } = useTranslation();
  const { view } = useSheetState();
  const newest = view.rows.reduce((latest, row) => (row.updatedAt > latest ? row.updatedAt : latest), '');
  return (
    <footer className="status-bar">
      <span>
        {t('tasks', { n: view.rows.length })} · {t('projects', { n: view.projects })}
      </span>
      {found !== null && <span>{t('found', { n: found })}</span>}
      <output>{notice}</output>
      <span className="spring" />
      {newest !== '' && <span>{t('dataTime', { time: localTime(newest) })}</span>}
      <Button size="small" type="text" data-testid="shortcuts" onClick={onShortcuts}>
        {t('shortcuts')} ?
      </Button>
    </footer>
  );
};
