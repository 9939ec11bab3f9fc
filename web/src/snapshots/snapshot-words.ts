import type { TFunction } from 'i18next';
import type { SnapshotHead } from '../../../domain/snapshots.ts';
import { periodWords } from '../../../domain/text/period-words.ts';

/** What a snapshot is called: its period, with the number of a later closing, or the name that somebody gave it. */
export const snapshotName = (t: TFunction, { id, kind, name, period }: SnapshotHead): string => {
  if (kind === 'manual') return name;
  const words = periodWords(t, period);
  return id === period ? words : t('snapshotAgain', { period: words, n: id.slice(period.length + 1) });
};
