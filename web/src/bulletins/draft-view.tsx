import { Button } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closingBefore, figuresOf, sameFigures } from '../../../domain/bulletin/figures.ts';
import type { BulletinFigures } from '../../../domain/bulletin/types.ts';
import { openPeriod } from '../../../domain/reporting.ts';
import { localTime } from '../parts/figures.ts';
import { periodWords } from '../../../domain/text/period-words.ts';
import { Confirm } from '../people/confirm.tsx';
import { FailureText } from '../people/failure-text.tsx';
import { goTo } from '../state/address.ts';
import { useLeaving } from '../state/leaving.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshot, useSnapshots } from '../state/snapshots-query.ts';
import { DraftForm, isSavable } from './draft-form.tsx';
import { IssueDialogue } from './issue-dialogue.tsx';
import { Paper } from './paper.tsx';
import { useDrafting, type Drafting, type OpenDraft } from './use-drafting.ts';

/** True once the sheet gives other figures than those of the draft; a correction keeps those of its bulletin. */
const useHasMoved = ({ body, figures }: OpenDraft): boolean => {
  const { sheet, contents, reports } = useSheetState();
  const heads = useSnapshots(sheet).data?.snapshots;
  const head = closingBefore(heads ?? [], sheet.reporting.period);
  const closing = useSnapshot(sheet.id, head?.id ?? null).data?.snapshot ?? null;
  return useMemo(() => {
    const isOpen = figures.period === openPeriod(sheet.reporting);
    if (body.corrects !== null || !isOpen || heads === undefined || reports === null || (head !== null && closing === null)) return false;
    return !sameFigures(figures, figuresOf(contents, reports.reports, closing, ''));
  }, [body.corrects, figures, contents, reports, sheet.reporting, heads, head, closing]);
};

type ToolsProps = {
  readonly drafting: Drafting;
  readonly say: (words: string) => void;
  readonly onIssue: (version: number) => void;
};

const Tools = ({ drafting, say, onIssue }: ToolsProps) => {
  const { t } = useTranslation();
  const [isAsking, ask] = useState(false);
  const { edit, isUnsaved, isSending, failure, save, settled, regenerate, discard } = drafting;
  const mayGoOn = isSavable(edit.text) && !isSending;
  const saveIt = async (): Promise<void> => say((await save()) === null ? '' : t('bulletinSaved'));
  const again = async (): Promise<void> => say((await regenerate()) ? t('bulletinRegenerated') : '');
  const issue = async (): Promise<void> => {
    const version = await settled();
    if (version !== null) onIssue(version);
  };
  return (
    <>
      <header className="bulletin-tools">
        <Button
          type={isUnsaved ? 'primary' : 'default'}
          disabled={!mayGoOn || !isUnsaved}
          data-testid="save-draft"
          onClick={() => void saveIt()}
        >
          {t('save')}
        </Button>
        <Button disabled={!mayGoOn} data-testid="regenerate" onClick={() => void again()}>
          {t('bulletinRegenerate')}
        </Button>
        <Button disabled={isSending} data-testid="discard-draft" onClick={() => ask(true)}>
          {t('bulletinDiscard')}
        </Button>
        <Button onClick={() => globalThis.print()}>{t('bulletinPrint')}</Button>
        <Button type={isUnsaved ? 'default' : 'primary'} disabled={!mayGoOn} data-testid="issue" onClick={() => void issue()}>
          {t('bulletinIssue')}
        </Button>
      </header>
      {isAsking && (
        <Confirm
          question={t('bulletinDiscardAsk')}
          action={t('bulletinDiscard')}
          isSaving={isSending}
          failure={failure}
          onYes={() => void discard()}
          onNo={() => ask(false)}
        />
      )}
      {!isAsking && <FailureText failure={failure} />}
    </>
  );
};

type StateProps = { readonly open: OpenDraft; readonly drafting: Drafting; readonly hasMoved: boolean; readonly said: string };

/** Of when its figures are, who saved it last, and what has happened since. */
const DraftState = ({ open: { body, figures }, drafting: { isUnsaved, clashes }, hasMoved, said }: StateProps) => {
  const { t } = useTranslation();
  return (
    <div className="bulletin-state">
      <p>
        <strong>{t('bulletinDraftOf', { period: periodWords(t, figures.period) })}</strong>
        {body.corrects !== null && <span className="tag">{t('bulletinCorrects', { n: body.corrects })}</span>}
        <span>{t('bulletinAsOf', { time: localTime(figures.asOf) })}</span>
        <span>{t('bulletinSavedBy', { by: body.by.name, time: localTime(body.at) })}</span>
        <output data-testid="draft-said">{isUnsaved ? t('bulletinUnsaved') : said}</output>
      </p>
      {clashes.length > 0 && (
        <p className="bulletin-warning">
          {t('bulletinClashes', { parts: clashes.map((part) => t(`bulletin_${part}`)).join(t('unitsComma')) })}
        </p>
      )}
      {hasMoved && <p className="bulletin-warning">{t('bulletinMoved')}</p>}
    </div>
  );
};

const Preview = ({
  text,
  figures,
  corrects,
}: {
  readonly text: Drafting['edit']['text'];
  readonly figures: BulletinFigures;
  readonly corrects: number | null;
}) => {
  const { t } = useTranslation();
  // Typing comes first: the paper follows.
  const shown = useDeferredValue(text);
  const paper = useMemo(
    () => <Paper paper={{ text: shown, figures, corrects, number: null }} label={t('bulletinPaper')} />,
    [shown, figures, corrects, t],
  );
  return <div className="bulletin-preview">{paper}</div>;
};

type DraftProps = { readonly open: OpenDraft; /** The number that it is going to have. */ readonly number: number };

/** A draft: its text to be edited, and the paper that comes of it. */
export const DraftView = ({ open, number }: DraftProps) => {
  const { draft, body, figures } = open;
  const [said, say] = useState('');
  const [issuing, setIssuing] = useState<number | null>(null);
  const drafting = useDrafting(open);
  const hasMoved = useHasMoved(open);
  const { edit, isUnsaved, toCheck } = drafting;
  useLeaving(() => isUnsaved);
  return (
    <>
      <Tools drafting={drafting} say={say} onIssue={setIssuing} />
      <DraftState open={open} drafting={drafting} hasMoved={hasMoved} said={said} />
      <div className="bulletin-draft">
        <DraftForm drafting={drafting} figures={figures} />
        <Preview text={edit.text} figures={figures} corrects={body.corrects} />
      </div>
      {issuing !== null && (
        <IssueDialogue
          {...{ sheet: draft.sheet, version: issuing, number, text: edit.text, asOf: figures.asOf, toCheck: toCheck.length, hasMoved }}
          onIssued={(issued) => goTo({ bulletin: String(issued) })}
          onClose={() => setIssuing(null)}
        />
      )}
    </>
  );
};
