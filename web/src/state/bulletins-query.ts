import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { SheetId } from '../../../domain/types.ts';
import type { BulletinAnswer, BulletinsAnswer, DraftAnswer } from '../../../domain/wire/bulletins.ts';
import { getBulletin, getBulletins, getDraft } from '../api/bulletins.ts';
import { answered, READING, type LoadError } from './reading.ts';

/** A sheet's issued bulletins, newest first. */
export const useBulletins = (sheet: SheetId): UseQueryResult<BulletinsAnswer, LoadError> =>
  useQuery<BulletinsAnswer, LoadError>({
    ...READING,
    queryKey: ['bulletins', sheet],
    queryFn: async ({ signal }) => answered(await getBulletins(sheet, signal)),
  });

/** An issued bulletin; it never changes, so it is read once. None is read for null. */
export const useBulletin = (sheet: SheetId, number: number | null): UseQueryResult<BulletinAnswer, LoadError> =>
  useQuery<BulletinAnswer, LoadError>({
    ...READING,
    queryKey: ['bulletin', sheet, number],
    queryFn: async ({ signal }) => answered(await getBulletin(sheet, number ?? 0, signal)),
    enabled: number !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });

const draftKey = (sheet: SheetId) => ['bulletin-draft', sheet] as const;

/** The sheet's draft, for those who may write one. */
export const useDraft = (sheet: SheetId, isWanted: boolean): UseQueryResult<DraftAnswer, LoadError> =>
  useQuery<DraftAnswer, LoadError>({
    ...READING,
    queryKey: draftKey(sheet),
    queryFn: async ({ signal }) => answered(await getDraft(sheet, signal)),
    enabled: isWanted,
  });

/** Takes in a draft as the server says it now is, or reads draft and list again. */
export const useKeepDraft = (sheet: SheetId) => {
  const client = useQueryClient();
  return {
    keep: (answer: DraftAnswer): void => void client.setQueryData<DraftAnswer>(draftKey(sheet), answer),
    readAgain: async (): Promise<void> => {
      await Promise.all([draftKey(sheet), ['bulletins', sheet]].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  };
};
