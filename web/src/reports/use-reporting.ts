import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportingChange } from '../../../domain/reporting.ts';
import { postReporting } from '../api/reports.ts';
import type { RequestFailure } from '../api/request.ts';
import { keepReporting } from '../state/reports-query.ts';
import { readAgain } from '../state/sheet-query.ts';
import { useSheetState } from '../state/sheet-state.tsx';

/** Sends changes of how the sheet is reported on. */
export const useReporting = () => {
  const client = useQueryClient();
  const { sheet } = useSheetState();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [told, tell] = useState('');
  const change = async (asked: ReportingChange, words: string): Promise<boolean> => {
    setSaving(true);
    setFailure(null);
    tell('');
    const outcome = await postReporting(sheet.id, { version: sheet.reporting.version, change: asked });
    setSaving(false);
    if (outcome.ok) {
      keepReporting(client, outcome.answer.sheet);
      tell(words);
    } else {
      setFailure(outcome.failure);
      readAgain(client, sheet.id);
    }
    return outcome.ok;
  };
  return { isSaving, failure, told, change };
};

export type Changing = ReturnType<typeof useReporting>;
