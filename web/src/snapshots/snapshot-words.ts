import type { TFunction } from 'i18next';
import type { SnapshotHead } from '../../../domain/snapshots.ts';
import { short } from '../parts/figures.ts';
import { periodWords } from '../parts/period-words.ts';

/** What a snapshot is called: its period, with the number of a later closing, or the name that somebody gave it. */
export const snapshotName = (t: TFunction, { id, kind, name, period }: SnapshotHead): string => {
  if (kind === 'manual') return name;
  const words = periodWords(t, period);
  return id === period ? words : t('snapshotAgain', { period: words, n: id.slice(period.length + 1) });
};

/** Points with their sign: 0.125 → +12.5, -0.03 → −3. */
export const pointsText = (by: number): string => {
  const points = short(Math.abs(by));
  return points === '0' ? points : `${by > 0 ? '+' : '−'}${points}`;
};
