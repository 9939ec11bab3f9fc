import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { MeAnswer } from '../../../domain/wire/members.ts';
import { getMe } from '../api/session.ts';
import { LoadError } from '../state/sheet-query.ts';

export const ME = ['me'] as const;

/** Who is here, read anew now and then: an admin may change what somebody may do at any time. */
export const useMe = (): UseQueryResult<MeAnswer, LoadError> =>
  useQuery<MeAnswer, LoadError>({
    queryKey: ME,
    queryFn: async ({ signal }) => {
      const outcome = await getMe(signal);
      if (!outcome.ok) throw new LoadError(outcome.failure);
      return outcome.answer;
    },
    staleTime: 60_000,
    networkMode: 'always',
    retry: (count, error) => count < 2 && error.failure.kind === 'network',
    retryDelay: 800,
  });
