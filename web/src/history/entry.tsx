import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rateText } from '../../../domain/percent.ts';
import type { Assessment, HistoryEvent, Overrides, TaskState } from '../../../domain/types.ts';
import { ByHandTag } from '../parts/marks.tsx';
import '../styles/history.css';
import { didWhat, whoDid } from './change-words.ts';
import { DiffText } from './diff-text.tsx';

/** True where some figure of the task was stated by hand. */
const hasFigureByHand = ({ completion, indicators }: Overrides): boolean =>
  completion !== null || indicators.some(({ actual }) => actual !== null);

/** A completion; without one, its stage. */
const Figure = ({ state: { completion, stage } }: { readonly state: TaskState }) => {
  const { t } = useTranslation();
  if (completion !== null || stage === 'unknown') return <b>{rateText(completion)}</b>;
  return (
    <>
      <b>—</b> {t(stage)}
    </>
  );
};

/** Completion then and after, and whether it is by hand or read. */
const Figures = ({ before, after }: Pick<HistoryEvent, 'before' | 'after'>) => {
  const { t } = useTranslation();
  return (
    <span className="entry-figures" data-testid="entry-figures">
      {t('columnCompletion')} <Figure state={before} /> <span aria-hidden="true">→</span>
      <span className="unseen">{t('became')}</span> <Figure state={after} />{' '}
      {hasFigureByHand(after.overrides) ? <ByHandTag /> : <span className="tag">{t('asRead')}</span>}
    </span>
  );
};

type EntryProps = {
  readonly event: HistoryEvent;
  /** How the time is shown. */
  readonly time: string;
  /** The task's present assessment, where it is still there. */
  readonly now: Assessment | null;
  /** Stands above what was done. */
  readonly head?: ReactNode;
  /** What can be done with the entry. */
  readonly ways?: ReactNode;
};

/** One entry of 修改记录: when, who, what, the text with its differences, and what became of the completion. */
export const Entry = ({ event, time, now, head, ways }: EntryProps) => {
  const { t } = useTranslation();
  const { before, after, by, at } = event;
  return (
    <li className="entry" data-testid="history-entry" data-version={event.version} data-task={event.subject}>
      <p className="entry-head">
        <time dateTime={at}>{time}</time> <b>{whoDid(t, by)}</b>
      </p>
      {head}
      <p className="entry-what">{didWhat(t, event, now)}</p>
      {before.progress !== after.progress && <DiffText before={before.progress} after={after.progress} isBrief />}
      <div className="entry-foot">
        <Figures before={before} after={after} />
        {ways}
      </div>
    </li>
  );
};
