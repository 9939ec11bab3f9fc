import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEvent } from '../../../domain/types.ts';
import { localTime } from '../parts/figures.ts';
import { useRights } from '../state/actor.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { isPlanning } from './change-words.ts';
import { Entry } from './entry.tsx';
import { useTaskHistory } from './history-query.ts';
import { ListStates } from './list-states.tsx';
import { Restore, RestorePlan } from './restore.tsx';

type FirstProps = {
  readonly event: HistoryEvent;
  readonly row: Row;
  /** Null where the person may not. */
  readonly onRestore: ((text: string) => void) | null;
};

/** Below the oldest change: the text that the sheet began with. */
const First = ({ event: { before }, row, onRestore }: FirstProps) => {
  const { t } = useTranslation();
  return (
    <li className="entry entry-first" data-testid="history-first">
      <p className="entry-what">{t('firstText')}</p>
      <p className="diff-text">{before.progress === '' ? t('emptyText') : before.progress}</p>
      <div className="entry-foot">
        <span />
        {onRestore !== null && <Restore row={row} text={before.progress} time={t('firstText')} onRestore={onRestore} />}
      </div>
    </li>
  );
};

/** 修改记录 of one task, newest first. Keyed by its task. */
export const Timeline = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const { commit } = useSheetState();
  const may = useRights()(row);
  const place = useRef<HTMLElement>(null);
  const list = useTaskHistory({ id: row.id, project: row.project, version: row.base.version });
  const oldest = list.hasMore ? undefined : list.events?.at(-1);
  // The button goes with what it restored.
  const stay = (): void => place.current?.focus();
  const restore = (text: string): void => {
    commit(row, text);
    stay();
  };
  const waysFor = (event: HistoryEvent, at: number): ReactNode => {
    const { plan } = event.after.overrides;
    return (
      <>
        {at > 0 && may.report && <Restore row={row} text={event.after.progress} time={localTime(event.at)} onRestore={restore} />}
        {isPlanning(event) && plan !== undefined && <RestorePlan row={row} plan={plan} onRestored={stay} />}
      </>
    );
  };
  return (
    <section ref={place} className="timeline" aria-label={t('history')} data-testid="timeline" tabIndex={-1}>
      <ol className="entries">
        {list.events?.map((event, at) => (
          <Entry key={event.version} event={event} time={localTime(event.at)} now={row.assessment} ways={waysFor(event, at)} />
        ))}
        {oldest !== undefined && <First event={oldest} row={row} onRestore={may.report ? restore : null} />}
      </ol>
      <ListStates list={list} whenEmpty={t('historyEmpty')} />
    </section>
  );
};
