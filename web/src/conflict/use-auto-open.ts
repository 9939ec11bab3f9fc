import { useEffect } from 'react';
import type { EditFailure } from '../state/edit-queue.ts';
import type { Row } from '../state/rows.ts';
import { openConflict } from './open-conflict.ts';

export type Stale = Extract<EditFailure, { readonly kind: 'stale' }>;

/** A row that is in conflict. */
export type Conflict = { readonly row: Row; readonly failure: Stale };

/** Hands that have rested so long are not in the middle of something. */
const QUIET_MS = 700;

const BUSY = '.cell-editor[data-mode="editing"], .card-field, .by-hand-form, dialog[open]';

/** Conflicts that have been shown once; put off, they wait in their cells. */
const shown = new Set<string>();

const nameOf = ({ row, failure }: Conflict): string => `${row.id} ${failure.current.version}`;

/** Opens a new conflict by itself, but never under the hands of somebody who types: half a composition would be lost. */
export const useAutoOpen = (conflicts: readonly Conflict[]): void => {
  useEffect(() => {
    const fresh = conflicts.find((conflict) => !shown.has(nameOf(conflict)));
    if (fresh === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const openSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.querySelector(BUSY) !== null) return openSoon();
        shown.add(nameOf(fresh));
        openConflict(fresh.row.id);
      }, QUIET_MS);
    };
    openSoon();
    globalThis.addEventListener('keydown', openSoon, { capture: true });
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('keydown', openSoon, { capture: true });
    };
  }, [conflicts]);
};
