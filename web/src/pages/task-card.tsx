import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommentMark } from '../comments/comment-mark.tsx';
import { CompletionFigure } from '../parts/completion-figure.tsx';
import { LateWindow } from '../parts/late-window.tsx';
import { ReadingStrip } from '../parts/reading-strip.tsx';
import { ProgressText } from '../parts/progress-text.tsx';
import { goTo, useAddress } from '../state/address.ts';
import { useLeaving } from '../state/leaving.ts';
import { ReportState } from '../reports/report-state.tsx';
import { GainMark } from '../snapshots/gains.tsx';
import type { Row } from '../state/rows.ts';
import { useRights } from '../state/actor.ts';
import { useSheetState } from '../state/sheet-state.tsx';

const loadTaskSheet = () => import('../panel/task-sheet.tsx');

/** The text in a field of its own; the row is the one that the person saw when editing began. */
const CardEditor = ({ row, onDone }: { readonly row: Row; readonly onDone: () => void }) => {
  const { t } = useTranslation();
  const { commit } = useSheetState();
  const [seen] = useState(row);
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(row.progress);
  const text = (): string => field.current?.value ?? seen.progress;
  const keep = (): void => commit(seen, text(), seen.base);
  const save = (): void => {
    keep();
    onDone();
  };
  useEffect(() => {
    const { length } = seen.progress;
    field.current?.focus();
    field.current?.setSelectionRange(length, length);
  }, [seen]);
  useLeaving(() => text() !== seen.progress, keep);
  return (
    <>
      <textarea
        ref={field}
        className="card-field"
        data-testid="card-editor"
        defaultValue={seen.progress}
        aria-label={t('editorLabel', { n: seen.number })}
        rows={4}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !nativeEvent.isComposing && onDone()}
      />
      <ReadingStrip row={seen} text={typed} />
      <div className="card-ways">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="primary" onClick={save}>
          {t('save')}
        </Button>
      </div>
    </>
  );
};

/** One task on a narrow screen. */
export const TaskCard = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const [isEditing, setEditing] = useState(false);
  const [isExplained, explain] = useState(false);
  const tab = useAddress('tab');
  const isLinked = useAddress('task') === row.id && tab !== null;
  const close = (): void => {
    explain(false);
    if (tab !== null) goTo({ tab: null, ...(isLinked ? { task: null } : {}) }, 'replace');
  };
  const mayReport = useRights()(row).report;
  return (
    <article className="task-card" data-task={row.id} tabIndex={-1}>
      <p className="task-where">
        {row.number} · {row.projectName}
      </p>
      <h2>{row.content}</h2>
      {isEditing ? (
        <CardEditor row={row} onDone={() => setEditing(false)} />
      ) : (
        <>
          <div className={row.failure === null && !row.waiting ? 'task-progress' : 'task-progress cell-unsaved'}>
            <ProgressText row={row} />
          </div>
          <div className="task-foot">
            <CompletionFigure assessment={row.assessment} standing={row.standing} />
            <GainMark row={row} />
            <ReportState row={row} />
            <CommentMark row={row} />
            <Button onClick={() => explain(true)}>{t('indicators')}</Button>
            {mayReport && <Button onClick={() => setEditing(true)}>{t('edit')}</Button>}
          </div>
          {!mayReport && <p className="task-read-only">{t('readOnlyBy', { units: row.units.join(t('unitsComma')) })}</p>}
        </>
      )}
      {(isExplained || isLinked) && (
        <LateWindow load={loadTaskSheet} onClose={close}>
          {({ TaskSheet }) => <TaskSheet row={row} onClose={close} />}
        </LateWindow>
      )}
    </article>
  );
};
