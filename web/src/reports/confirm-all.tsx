import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastDayOf, periodBefore, type Period } from '../../../domain/period.ts';
import { postReport } from '../api/reports.ts';
import type { RequestFailure } from '../api/request.ts';
import { FailureText } from '../people/failure-text.tsx';
import { Dialogue } from '../parts/dialogue.tsx';
import { periodWords } from '../../../domain/text/period-words.ts';
import { useSession } from '../session/session.ts';
import { useKeepReport } from '../state/reports-query.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { isSaved, owedBy, type Owed } from './standing.ts';

type Choice = 'reported' | 'unchanged' | 'skip';

const CHOICES = ['reported', 'unchanged', 'skip'] as const satisfies readonly Choice[];

const keyOf = ({ row, of }: Owed): string => `${row.id} ${of.unit}`;

/** Edited in the period, as far as the day says: after the period before had ended. */
const usual = ({ updatedAt }: Row, period: Period): Choice =>
  updatedAt.slice(0, 10) > lastDayOf(periodBefore(period)) ? 'reported' : 'unchanged';

/** Confirms several tasks, one after the other; what is not taken stays in the list. */
const useConfirm = (period: Period) => {
  const keep = useKeepReport();
  const [isRunning, setRunning] = useState(false);
  const [done, setDone] = useState(0);
  const [failed, setFailed] = useState<{ readonly n: number; readonly failure: RequestFailure } | null>(null);
  const confirm = async (chosen: readonly { readonly owed: Owed; readonly as: 'reported' | 'unchanged' }[]): Promise<void> => {
    setRunning(true);
    setFailed(null);
    let [taken, refused]: [number, number] = [0, 0];
    for (const { owed, as } of chosen) {
      const place = { project: owed.row.project, task: owed.row.id, unit: owed.of.unit };
      // oxlint-disable-next-line no-await-in-loop -- a handful, and the list shows how far it has come
      const outcome = await postReport(place, { period, version: owed.of.report?.version ?? 0, as });
      if (outcome.ok) {
        taken += 1;
        keep(outcome.answer.report);
      } else {
        refused += 1;
        setFailed({ n: refused, failure: outcome.failure });
      }
    }
    setDone((before) => before + taken);
    setRunning(false);
  };
  return { isRunning, done, failed, confirm };
};

type LineProps = { readonly owed: Owed; readonly choice: Choice; readonly onChoose: (choice: Choice) => void };

const OwedLine = ({ owed: { row, of }, choice, onChoose }: LineProps) => {
  const { t } = useTranslation();
  return (
    <li className="report-unit">
      <fieldset className="confirm-line">
        <legend>
          {row.number} · {row.content}
        </legend>
        <p className="report-text">{row.progress === '' ? t('noProgress') : row.progress}</p>
        {of.report?.state === 'sent_back' && <p className="report-reason">{t('reportReason', { reason: of.report.reason })}</p>}
        <div className="confirm-choices">
          {CHOICES.map((one) => (
            <label key={one}>
              <input type="radio" checked={choice === one} onChange={() => onChoose(one)} />
              {one === 'skip' ? t('confirmAllSkip') : t(`reportAs_${one}`)}
            </label>
          ))}
          <span className="confirm-unit">{of.name}</span>
        </div>
      </fieldset>
    </li>
  );
};

/** All that the person's units still owe in the open period, to be confirmed in one go. */
export const ConfirmAll = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { sheet, view } = useSheetState();
  const { period } = sheet.reporting;
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const { isRunning, done, failed, confirm } = useConfirm(period);
  const all = owedBy(actor, view.rows);
  const owed = all.filter(({ row }) => isSaved(row));
  const choiceOf = (one: Owed): Choice => choices[keyOf(one)] ?? usual(one.row, period);
  const chosen = owed.flatMap((one) => {
    const as = choiceOf(one);
    return as === 'skip' ? [] : [{ owed: one, as }];
  });
  return (
    <Dialogue title={t('confirmAllTitle', { period: periodWords(t, period) })} name="confirm-all" onClose={onClose}>
      {owed.length > 0 && <p className="dialogue-words">{t('confirmAllHint')}</p>}
      {all.length > owed.length && <p className="report-reason">{t('confirmAllUnsaved', { n: all.length - owed.length })}</p>}
      <output className="report-done">
        {done > 0 && t('confirmAllDone', { n: done })} {owed.length === 0 && t('confirmAllNone')}
      </output>
      <ul className="report-units">
        {owed.map((one) => (
          <OwedLine
            key={keyOf(one)}
            owed={one}
            choice={choiceOf(one)}
            onChoose={(choice) => setChoices((known) => ({ ...known, [keyOf(one)]: choice }))}
          />
        ))}
      </ul>
      {failed !== null && <p className="report-reason">{t('confirmAllFailed', { n: failed.n })}</p>}
      <FailureText failure={failed?.failure ?? null} />
      <div className="dialogue-ways">
        <Button onClick={onClose}>{t('close')}</Button>
        {owed.length > 0 && (
          <Button
            type="primary"
            loading={isRunning}
            disabled={chosen.length === 0}
            data-testid="confirm-chosen"
            onClick={() => void confirm(chosen)}
          >
            {t('confirmAllDo', { n: chosen.length })}
          </Button>
        )}
      </div>
    </Dialogue>
  );
};
