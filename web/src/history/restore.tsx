import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../domain/types.ts';
import { FailureNote } from '../panel/failure-note.tsx';
import { useSave } from '../panel/use-save.ts';
import { Dialogue } from '../parts/dialogue.tsx';
import { planWords } from '../parts/plan-words.ts';
import { useRights } from '../state/actor.ts';
import type { Row } from '../state/rows.ts';
import { DiffText } from './diff-text.tsx';

type RestoreProps = {
  readonly row: Row;
  readonly text: string;
  /** When the text was entered, for the question. */
  readonly time: string;
  readonly onRestore: (text: string) => void;
};

/** Puts an older text back as a new edit. Where that replaces a text, it shows what would change and asks first. */
export const Restore = ({ row, text, time, onRestore }: RestoreProps) => {
  const { t } = useTranslation();
  const [isAsking, ask] = useState(false);
  const mayReport = useRights()(row).report;
  if (text === row.progress || !mayReport) return null;
  const restore = (): void => {
    ask(false);
    onRestore(text);
  };
  return (
    <>
      <button type="button" className="text-way" data-testid="restore" onClick={() => (row.progress === '' ? restore() : ask(true))}>
        {t('restore')}
      </button>
      {isAsking && (
        <Dialogue title={t('restoreTitle', { n: row.number, time })} name="restore-dialogue" onClose={() => ask(false)}>
          <p className="dialogue-words">{t('restoreWords')}</p>
          <DiffText before={row.progress} after={text} />
          <div className="dialogue-ways">
            <Button onClick={() => ask(false)}>{t('cancel')}</Button>
            <Button type="primary" data-testid="restore-confirm" onClick={restore}>
              {t('restore')}
            </Button>
          </div>
        </Dialogue>
      )}
    </>
  );
};

type RestorePlanProps = { readonly row: Row; readonly plan: Plan; readonly onRestored: () => void };

/** Sets an older plan again, as a new change. */
export const RestorePlan = ({ row, plan, onRestored }: RestorePlanProps) => {
  const { t } = useTranslation();
  const { isSaving, failure, save } = useSave(row);
  const mayDefine = useRights()(row).define;
  const { plan: now } = row.overrides;
  if (!mayDefine || (now !== undefined && planWords(t, now) === planWords(t, plan))) return null;
  const restore = async (): Promise<void> => {
    if (await save({ kind: 'plan', plan: [...plan] })) onRestored();
  };
  return (
    <>
      <button type="button" className="text-way" data-testid="restore-plan" disabled={isSaving} onClick={() => void restore()}>
        {t('planRestore')}
      </button>
      <FailureNote failure={failure} />
    </>
  );
};
