import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailingAnswer, MailingEdit } from '../../../domain/wire/mailing.ts';
import { getMailing, postMailing } from '../api/mailing.ts';
import type { RequestFailure } from '../api/request.ts';
import { answered, READING, type LoadError } from '../state/reading.ts';

const MAILING = ['mailing'] as const;

export const useMailing = (): UseQueryResult<MailingAnswer, LoadError> =>
  useQuery<MailingAnswer, LoadError>({
    ...READING,
    queryKey: MAILING,
    queryFn: async ({ signal }) => answered(await getMailing(signal)),
    // What is being typed stands on what was read; a save, and being outdated, read again.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Saves the settings; where somebody else was first, theirs are shown. */
export const useMailingSave = () => {
  const client = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const save = async (edit: MailingEdit): Promise<boolean> => {
    setSaving(true);
    setFailure(null);
    const outcome = await postMailing(edit);
    if (outcome.ok) client.setQueryData(MAILING, outcome.answer);
    else if (outcome.failure.kind === 'problem' && outcome.failure.problem.code === 'outdated')
      await client.invalidateQueries({ queryKey: MAILING });
    setSaving(false);
    if (!outcome.ok) setFailure(outcome.failure);
    return outcome.ok;
  };
  return { isSaving, failure, save };
};
