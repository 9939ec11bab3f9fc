import { Button } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../reports/confirm-button.tsx';
import { useSheetState } from '../state/sheet-state.tsx';
import { FilterChips } from './filter-chips.tsx';
import type { Found } from './use-found.ts';

type ToolsProps = {
  readonly findBox: RefObject<HTMLInputElement | null>;
  readonly found: Found;
  readonly onHistory: (which: 'undo' | 'redo') => void;
  readonly isPanelOpen: boolean;
  readonly onPanel: () => void;
};

/** Filters, find, undo and redo, and the task panel's switch. */
export const Tools = ({ findBox, found, onHistory, isPanelOpen, onPanel }: ToolsProps) => {
  const { t } = useTranslation();
  const { canUndo, canRedo } = useSheetState();
  return (
    <div className="tools">
      <FilterChips filter={found.filter} onFilter={found.setFilter} />
      <input
        ref={findBox}
        className="find"
        type="search"
        value={found.sought}
        placeholder={t('findHint')}
        aria-label={t('find')}
        onChange={(event) => found.seek(event.target.value)}
        onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !nativeEvent.isComposing && found.seek('')}
      />
      <span className="spring" />
      <Button size="small" disabled={!canUndo} title={t('undo')} aria-label={t('undo')} onClick={() => onHistory('undo')}>
        ↶
      </Button>
      <Button size="small" disabled={!canRedo} title={t('redo')} aria-label={t('redo')} onClick={() => onHistory('redo')}>
        ↷
      </Button>
      <Button
        size="small"
        aria-pressed={isPanelOpen}
        aria-keyshortcuts="F4"
        title={`${t('panel')} (F4)`}
        data-testid="panel-switch"
        onClick={onPanel}
      >
        {t('panel')}
      </Button>
      <ConfirmButton />
    </div>
  );
};
