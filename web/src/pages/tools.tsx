import { Button } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useSheetState } from '../state/sheet-state.tsx';

type ToolsProps = {
  readonly findBox: RefObject<HTMLInputElement | null>;
  readonly sought: string;
  readonly onSeek: (text: string) => void;
  readonly onHistory: (which: 'undo' | 'redo') => void;
};

/** Find, undo and redo. */
export const Tools = ({ findBox, sought, onSeek, onHistory }: ToolsProps) => {
  const { t } = useTranslation();
  const { canUndo, canRedo } = useSheetState();
  return (
    <div className="tools">
      <input
        ref={findBox}
        className="find"
        type="search"
        value={sought}
        placeholder={t('findHint')}
        aria-label={t('find')}
        onChange={(event) => onSeek(event.target.value)}
        onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !nativeEvent.isComposing && onSeek('')}
      />
      <span className="spring" />
      <Button size="small" disabled={!canUndo} title={t('undo')} aria-label={t('undo')} onClick={() => onHistory('undo')}>
        ↶
      </Button>
      <Button size="small" disabled={!canRedo} title={t('redo')} aria-label={t('redo')} onClick={() => onHistory('redo')}>
        ↷
      </Button>
    </div>
  );
};
