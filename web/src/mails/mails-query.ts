import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { isEnded } from '../../../domain/mail/log.ts';
import type { Period } from '../../../domain/period.ts';
import type { SheetId } from '../../../domain/types.ts';
import type { MailAnswer, MailsAnswer } from '../../../domain/wire/mails.ts';
import { getMail, getMails } from '../api/mails.ts';
import { answered, READING, type LoadError } from '../state/reading.ts';

/** How often the log is read again: while something is on its way, and else. */
const SOON_MS = 3000;
const LATER_MS = 30_000;

/** What was sent in a period, the latest first. */
export const useMails = (sheet: SheetId, period: Period): UseQueryResult<MailsAnswer, LoadError> =>
  useQuery<MailsAnswer, LoadError>({
    ...READING,
    queryKey: ['mails', sheet, period],
    queryFn: async ({ signal }) => answered(await getMails(sheet, period, signal)),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.mails.every(isEnded) === false ? SOON_MS : LATER_MS),
  });

/**
 * One message with its letter; read again where the log has it at another version. None is read for null.
 *
 * @param version as the log has it
 */
export const useMail = (sheet: SheetId, id: string | null, version: number): UseQueryResult<MailAnswer, LoadError> =>
  useQuery<MailAnswer, LoadError>({
    ...READING,
    queryKey: ['mail', sheet, id, version],
    queryFn: async ({ signal }) => answered(await getMail(sheet, id ?? '', signal)),
    enabled: id !== null,
    placeholderData: (before, query) => (query?.queryKey[2] === id ? before : undefined),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Reads the log again. */
export const useReadMailsAgain = (): ((sheet: SheetId) => Promise<void>) => {
  const client = useQueryClient();
  return (sheet) => client.invalidateQueries({ queryKey: ['mails', sheet] });
};
