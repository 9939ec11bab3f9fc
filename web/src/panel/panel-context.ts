import { createContext, use } from 'react';
import type { Rights } from '../state/actor.ts';
import type { Row } from '../state/rows.ts';
import type { Draft } from './draft.ts';
import type { Pointing } from './use-pointing.ts';

/** What all parts of the panel share. */
export type Panel = Pointing & {
  readonly row: Row;
  readonly rights: Rights;
  /** The one form that is open. */
  readonly draft: Draft | null;
  readonly open: (draft: Draft) => void;
  readonly change: (draft: Draft) => void;
  /** Closes the form and gives the focus back. */
  readonly close: () => void;
};

export const PanelContext = createContext<Panel | null>(null);

export const usePanel = (): Panel => {
  const panel = use(PanelContext);
  if (panel === null) throw new Error('usePanel is used outside the panel');
  return panel;
};
