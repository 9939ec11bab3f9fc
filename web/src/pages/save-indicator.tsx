import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveState } from '../state/edit-queue.ts';

/** Saving that takes less than this goes unmentioned. */
const PATIENCE_MS = 300;

const Saved = () => {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true">✓ </span>
      {t('saved')}
    </>
  );
};

/** Stands there as long as something is on its way, and says so once it takes long. */
const Saving = () => {
  const { t } = useTranslation();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return <Saved />;
  return (
    <>
      <span className="spinner" aria-hidden="true" />
      {t('saving')}
    </>
  );
};

/** What is to be said first: a choice to be made, then a text in trouble, then texts that wait. */
const useUnsavedWords = ({ conflicts, unsaved, waiting }: SaveState): string => {
  const { t } = useTranslation();
  if (conflicts > 0) return t('conflicts', { n: conflicts });
  return unsaved > 0 ? t('unsaved', { n: unsaved }) : t('waiting', { n: waiting });
};

const Unsaved = ({ save, onGoTo }: { readonly save: SaveState; readonly onGoTo: () => void }) => {
  const { t } = useTranslation();
  return (
    <button type="button" className={`link save-${save.state}`} title={t('unsavedGoTo')} onClick={onGoTo}>
      <span aria-hidden="true">● </span>
      {useUnsavedWords(save)}
    </button>
  );
};

/** 已保存, 正在保存, 待发送 n, 未保存 n or, before all, 有冲突 n; what is not saved is one click away. */
export const SaveIndicator = ({ save, onGoTo }: { readonly save: SaveState; readonly onGoTo: () => void }) => (
  <output className="save-state" data-testid="save-state" data-state={save.state}>
    {save.state === 'saved' && <Saved />}
    {save.state === 'saving' && <Saving />}
    {(save.state === 'waiting' || save.state === 'unsaved') && <Unsaved save={save} onGoTo={onGoTo} />}
  </output>
);
