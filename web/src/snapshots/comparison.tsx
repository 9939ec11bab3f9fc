import { Button } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareTasks, type SnapshotHead, type SnapshotId, type Standings } from '../../../domain/snapshots.ts';
import type { RequestFailure } from '../api/request.ts';
import { localTime } from '../parts/figures.ts';
import { LoadFailure } from '../parts/load-failure.tsx';
import { goTo } from '../state/address.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshot } from '../state/snapshots-query.ts';
import { Movement } from './movement.tsx';
import { snapshotName } from './snapshot-words.ts';
import { standingsOf } from './standings.ts';
import { Sums } from './sums.tsx';

/** Tasks shown before more are asked for. */
const PAGE = 100;

type Side = { readonly standings: Standings | null; readonly failure: RequestFailure | null; readonly retry: () => void };

/** One side: a snapshot once it is here, or the sheet as it is now where `id` is null. */
const useSide = (id: SnapshotId | null): Side => {
  const { sheet, view } = useSheetState();
  const { data, error, refetch } = useSnapshot(sheet.id, id);
  const { period } = sheet.reporting;
  const now = useMemo(() => (id === null ? standingsOf(view, period) : null), [id, view, period]);
  return { standings: now ?? data?.snapshot ?? null, failure: error?.failure ?? null, retry: () => void refetch() };
};

type ChooseProps = {
  readonly part: 'from' | 'to';
  readonly label: string;
  readonly value: SnapshotId | null;
  readonly heads: readonly SnapshotHead[];
};

/** A side's choice; the later one may be the sheet as it is now. */
const Choose = ({ part, label, value, heads }: ChooseProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="filter">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        data-testid={`compare-${part}`}
        onChange={({ target }) => goTo({ [part]: target.value === '' ? null : target.value }, 'replace')}
      >
        {part === 'to' && <option value="">{t('snapshotNow')}</option>}
        {heads.map((head) => (
          <option key={head.id} value={head.id}>
            {snapshotName(t, head)} · {localTime(head.at).slice(0, 10)}
          </option>
        ))}
      </select>
    </span>
  );
};

/** What became of the tasks, those that moved or all. */
const Movements = ({ before, after }: { readonly before: Standings; readonly after: Standings }) => {
  const { t } = useTranslation();
  const [isAll, showAll] = useState(false);
  const [most, setMost] = useState(PAGE);
  const all = useMemo(() => compareTasks(before.tasks, after.tasks), [before, after]);
  const moved = useMemo(() => all.filter(({ hasMoved }) => hasMoved), [all]);
  const shown = isAll ? all : moved;
  return (
    <>
      <p className="movement-filter">
        <button type="button" className="chip" aria-pressed={!isAll} data-testid="only-moved" onClick={() => showAll(!isAll)}>
          {t('movementOnly')} {moved.length}
        </button>
      </p>
      {shown.length === 0 && <output className="list-state">{t('movementNone')}</output>}
      {shown.length > 0 && (
        <ol className="entries">
          {shown.slice(0, most).map((movement) => (
            <Movement key={(movement.after ?? movement.before)?.task} movement={movement} />
          ))}
        </ol>
      )}
      {shown.length > most && (
        <p className="list-state">
          <Button onClick={() => setMost(most + PAGE)}>{t('more')}</Button>
        </p>
      )}
    </>
  );
};

type ComparisonProps = { readonly heads: readonly SnapshotHead[]; readonly from: SnapshotId; readonly to: SnapshotId | null };

/** Two snapshots, or one and the sheet as it is now: what moved, and by how much. */
export const Comparison = ({ heads, from, to }: ComparisonProps) => {
  const { t } = useTranslation();
  const [before, after] = [useSide(from), useSide(to)];
  const failed = [before, after].find(({ failure }) => failure !== null);
  return (
    <>
      <search className="snapshot-choice" aria-label={t('snapshotCompare')}>
        <Choose part="from" label={t('snapshotFrom')} value={from} heads={heads} />
        <Choose part="to" label={t('snapshotTo')} value={to} heads={heads} />
      </search>
      {failed?.failure && <LoadFailure words={t('snapshotFailed')} failure={failed.failure} retry={failed.retry} />}
      {(before.standings === null || after.standings === null) && failed === undefined && (
        <output className="list-state">{t('snapshotLoading')}</output>
      )}
      {before.standings !== null && after.standings !== null && (
        <>
          <Sums before={before.standings} after={after.standings} />
          <Movements before={before.standings} after={after.standings} />
        </>
      )}
    </>
  );
};
