import { createContext, use, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pointsText } from '../../../domain/percent.ts';
import { latestClosing, type SnapshotHead } from '../../../domain/snapshots.ts';
import { gained } from '../../../domain/summary.ts';
import type { TaskId } from '../../../domain/types.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshot, useSnapshots } from '../state/snapshots-query.ts';
import '../styles/gains.css';
import { snapshotName } from './snapshot-words.ts';

/** The completions of the last closing. */
type Closing = { readonly head: SnapshotHead; readonly completions: ReadonlyMap<TaskId, number | null> };

const ClosingContext = createContext<Closing | null>(null);

/** Knows what 环比 is against: the snapshot of the period that was closed last, where there is one. */
export const GainsProvider = ({ children }: { readonly children: ReactNode }) => {
  const { sheet } = useSheetState();
  const heads = useSnapshots(sheet).data?.snapshots;
  const head = useMemo(() => latestClosing(heads ?? []), [heads]);
  const snapshot = useSnapshot(sheet.id, head?.id ?? null).data?.snapshot;
  const closing = useMemo(
    (): Closing | null =>
      snapshot === undefined
        ? null
        : { head: snapshot, completions: new Map(snapshot.tasks.map(({ task, completion }) => [task, completion])) },
    [snapshot],
  );
  return <ClosingContext value={closing}>{children}</ClosingContext>;
};

type OfRow = { readonly row: Pick<Row, 'id' | 'assessment'> };

/** A task's gain since the last closing, in points and in words; null where there is nothing to compare with. */
const useGain = ({ id, assessment }: OfRow['row']): { readonly by: number | null; readonly words: string } | null => {
  const { t } = useTranslation();
  const closing = use(ClosingContext);
  const before = closing?.completions.get(id);
  if (closing === null || before === undefined) return null;
  const by = gained(before, assessment.completion);
  const name = snapshotName(t, closing.head);
  if (by === null) return assessment.completion === null ? null : { by, words: t('gainFromUnknown', { name }) };
  return { by, words: by === 0 ? t('gainNone', { name }) : t('gainSince', { name, points: pointsText(by) }) };
};

/** 环比 beside a figure: nothing where it stayed, or where one of both is unknown. */
export const GainMark = ({ row }: OfRow) => {
  const gain = useGain(row);
  if (gain === null || gain.by === null || gain.by === 0) return null;
  return (
    <span className="gain" role="note" aria-label={gain.words} title={gain.words} data-testid="gain">
      {pointsText(gain.by)}
    </span>
  );
};

/** The same as a sentence. */
export const GainWords = ({ row }: OfRow) => {
  const gain = useGain(row);
  return gain === null ? null : <p className="card-note">{gain.words}</p>;
};
