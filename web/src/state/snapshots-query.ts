import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { SnapshotId } from '../../../domain/snapshots.ts';
import type { Sheet, SheetId } from '../../../domain/types.ts';
import type { SnapshotAnswer, SnapshotsAnswer } from '../../../domain/wire/snapshots.ts';
import { getSnapshot, getSnapshots } from '../api/snapshots.ts';
import { useDrawn } from './drawn.ts';
import { answered, READING, type LoadError } from './reading.ts';

/** A sheet's snapshots, newest first. Whoever closes a period makes one, and with it another version of the reporting. */
export const useSnapshots = ({ id, reporting }: Sheet): UseQueryResult<SnapshotsAnswer, LoadError> =>
  useQuery<SnapshotsAnswer, LoadError>({
    ...READING,
    queryKey: ['snapshots', id, reporting.version],
    queryFn: async ({ signal }) => answered(await getSnapshots(id, signal)),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled: useDrawn(),
  });

/** A snapshot with its tasks; it never changes, so it is read once. None is read for null. */
export const useSnapshot = (sheet: SheetId, id: SnapshotId | null): UseQueryResult<SnapshotAnswer, LoadError> =>
  useQuery<SnapshotAnswer, LoadError>({
    ...READING,
    queryKey: ['snapshot', sheet, id],
    queryFn: async ({ signal }) => answered(await getSnapshot(sheet, id ?? '', signal)),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Reads again which snapshots there are. */
export const useReadSnapshotsAgain = (): ((sheet: SheetId) => Promise<void>) => {
  const client = useQueryClient();
  return (sheet) => client.invalidateQueries({ queryKey: ['snapshots', sheet] });
};
