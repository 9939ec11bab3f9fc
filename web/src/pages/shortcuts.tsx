import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** The keys of the grid, in a dialogue. */
export const Shortcuts = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const lines = [
    ['↑ ↓ ← →', t('keysMove')],
    [t('keysTypeName'), t('keysType')],
    [t('keysOpenName'), t('keysOpen')],
    ['Enter', t('keysCommit')],
    ['Tab', t('keysNext')],
    ['Alt + Enter', t('keysNewLine')],
    ['Esc', t('keysCancel')],
    ['Delete', t('keysClear')],
    ['Ctrl + C / V', t('keysCopy')],
    ['Ctrl + Z / Y', t('keysUndo')],
    [t('keysCardName'), t('keysCard')],
    ['F4', t('keysPanel')],
    ['Alt + I', t('keysIntoPanel')],
    ['Ctrl + F', t('keysFind')],
  ] as const;
  return (
    <Modal open title={t('keysTitle')} footer={null} onCancel={onClose} width={520} closable={{ 'aria-label': t('close') }}>
      <dl className="keys">
        {lines.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
