import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { MeAnswer } from '../../../domain/wire/members.ts';
import { getMe } from '../api/session.ts';
import { keepMember, keptMember } from '../device/kept-session.ts';
import { LoadError, READING } from '../state/reading.ts';

export const ME = ['me'] as const;

/** Whoever has signed in, as the issuer knows them. */
export type Somebody = { readonly subject: string; readonly email: string | null };

const read = async ({ subject, email }: Somebody, signal: AbortSignal): Promise<MeAnswer> => {
  const outcome = await getMe(signal);
  if (outcome.ok) {
    void keepMember({ me: outcome.answer, subject, email, at: Date.now() });
    return outcome.answer;
  }
  const kept = outcome.failure.kind === 'network' ? await keptMember(Date.now()) : null;
  if (kept?.subject !== subject) throw new LoadError(outcome.failure);
  return kept.me;
};

/**
 * Who is here, read anew now and then: an admin may change what somebody may do at any time. Without a line it is as the server
 * said last.
 */
export const useMe = (somebody: Somebody): UseQueryResult<MeAnswer, LoadError> =>
  useQuery<MeAnswer, LoadError>({ ...READING, queryKey: ME, queryFn: ({ signal }) => read(somebody, signal), staleTime: 60_000 });
