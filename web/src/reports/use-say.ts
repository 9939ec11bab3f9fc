import { useState } from 'react';
import type { ReportAnswer } from '../../../domain/wire/reports.ts';
import type { Outcome, RequestFailure } from '../api/request.ts';
import { useKeepReport } from '../state/reports-query.ts';

/** Sends a word on a task: whether it is under way, and why the last one was not taken. */
export const useSay = () => {
  const keep = useKeepReport();
  const [isSaying, setSaying] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const say = async (send: () => Promise<Outcome<ReportAnswer>>): Promise<boolean> => {
    setSaying(true);
    setFailure(null);
    const outcome = await send();
    if (outcome.ok) keep(outcome.answer.report);
    else setFailure(outcome.failure);
    setSaying(false);
    return outcome.ok;
  };
  return { isSaying, failure, say };
};
