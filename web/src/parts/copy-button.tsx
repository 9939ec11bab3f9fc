import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Copies a text. Where the browser forbids it, it says that the text can be selected. */
export const CopyButton = ({ text }: { readonly text: string }) => {
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
      <Button size="small" type="primary" data-testid="copy-text" onClick={() => void copy()}>
        {t('copyText')}
      </Button>
      <output className="copy-said">{said}</output>
    </>
  );
};
