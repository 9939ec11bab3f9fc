import { useState } from 'react';
import type { ByHandChange } from '../../../domain/wire/indicators.ts';
import type { RequestFailure } from '../api/request.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';

export type Save = {
  readonly isSaving: boolean;
  readonly failure: RequestFailure | null;
  /** Saves a change by hand; true where it is saved. */
  readonly save: (change: ByHandChange) => Promise<boolean>;
};

/** Saving of changes by hand from one place of the panel, and what became of the last one. */
export const useSave = (row: Row): Save => {
  const { saveByHand } = useSheetState();
  const [{ isSaving, failure }, setState] = useState<Omit<Save, 'save'>>({ isSaving: false, failure: null });
  const save = async (change: ByHandChange): Promise<boolean> => {
    setState({ isSaving: true, failure: null });
    const outcome = await saveByHand(row, change);
    setState({ isSaving: false, failure: outcome });
    return outcome === null;
  };
  return { isSaving, failure, save };
};
