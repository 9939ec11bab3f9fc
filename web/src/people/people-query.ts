import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Outcome, RequestFailure } from '../api/request.ts';
import { getMembers, getUnits } from '../api/people.ts';
import { ME } from '../session/me-query.ts';
import { answered, READING, type LoadError } from '../state/reading.ts';
import type { MembersAnswer } from '../../../domain/wire/members.ts';
import type { UnitsAnswer } from '../../../domain/wire/units.ts';

const MEMBERS = ['members'] as const;
const UNITS = ['units'] as const;

/** @param staleTime milliseconds for which a list read before will do */
export const useMembers = (staleTime = 0): UseQueryResult<MembersAnswer, LoadError> =>
  useQuery<MembersAnswer, LoadError>({
    ...READING,
    staleTime,
    queryKey: MEMBERS,
    queryFn: async ({ signal }) => answered(await getMembers(signal)),
  });

export const useUnits = (): UseQueryResult<UnitsAnswer, LoadError> =>
  useQuery<UnitsAnswer, LoadError>({ ...READING, queryKey: UNITS, queryFn: async ({ signal }) => answered(await getUnits(signal)) });

/** Reads again all that a change of a member or a unit may have changed: the lists, the sheet's names, and who is here. */
const readPeopleAgain = async (client: QueryClient): Promise<void> => {
  const keys = [MEMBERS, UNITS, ME, ['records'], ['sheet']] as const;
  await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
};

/** True where the list that the person sees is not what the server has. */
const isBehind = (failure: RequestFailure): boolean =>
  failure.kind === 'problem' && ['outdated', 'not_found', 'unknown_unit', 'unit_merged'].includes(failure.problem.code);

/** One form's saving: whether it is under way, and why the last one did not come about. What was typed is not touched. */
export const usePeopleSave = () => {
  const client = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const save = async <Answer>(send: () => Promise<Outcome<Answer>>): Promise<Answer | null> => {
    setSaving(true);
    setFailure(null);
    const outcome = await send();
    // The form is told only once the list is as the server has it, so that a further try is made on that.
    if (outcome.ok || isBehind(outcome.failure)) await readPeopleAgain(client);
    setSaving(false);
    if (outcome.ok) return outcome.answer;
    setFailure(outcome.failure);
    return null;
  };
  return { isSaving, failure, save };
};
