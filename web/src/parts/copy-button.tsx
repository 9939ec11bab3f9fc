import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type CopyProps = {
  readonly text: string;
  /** False where another way on comes first. */
  readonly isMain?: boolean;
};

/** Copies a text. Where the browser forbids it, it says that the text can be selected. */
export const CopyButton = ({ text, isMain = true }: CopyProps) => {
  const { t } = useTranslation();
  const [said, say] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(t('copied'));
    } catch {
      say(t('notCopied'));
    }
  };
  return (
    <>
      <Button size={isMain ? 'small' : 'middle'} type={isMain ? 'primary' : 'default'} data-testid="copy-text" onClick={() => void copy()}>
        {t('copyText')}
      </Button>
      <output className="copy-said">{said}</output>
    </>
  );
};
