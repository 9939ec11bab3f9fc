import { useState } from 'react';
import type { TaskId } from '../../../domain/types.ts';
import { goTo, useAddress } from '../state/address.ts';
import { usePanelState } from '../state/panel-state.ts';
import type { Row } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { usePanelPart } from './load-panel.ts';

type Panel = {
  readonly choose: (task: TaskId) => void;
  readonly row: Row | undefined;
  readonly part: ReturnType<typeof usePanelPart>;
  /** Grows with each wish to have the focus in the panel. */
  readonly wanted: number;
  readonly isOpen: boolean;
  /** The task that it shows, while it is open. */
  readonly shown: TaskId | null;
  readonly toggle: () => void;
  /** `enter` opens it where need be, and leads into it. */
  readonly press: (what: 'toggle' | 'enter') => void;
};

/**
 * Which task the panel shows, and whether it is open. Before any row is chosen, it shows the first one.
 *
 * @param shown the rows that are not filtered out
 */
export const usePanel = (shown: readonly Row[]): Panel => {
  const { view } = useSheetState();
  const { isOpen: isWanted, setOpen } = usePanelState();
  // A link to what the panel shows opens it.
  const isOpen = useAddress('tab') !== null || isWanted;
  const part = usePanelPart(isOpen);
  const [chosen, choose] = useState<string | null>(null);
  const [wanted, setWanted] = useState(0);
  const row = view.rows.find(({ id }) => id === chosen) ?? shown[0] ?? view.rows[0];
  const switchTo = (open: boolean): void => {
    setOpen(open);
    if (!open) goTo({ tab: null }, 'replace');
  };
  return {
    choose,
    row,
    part,
    wanted,
    isOpen,
    shown: isOpen && row !== undefined ? row.id : null,
    toggle: () => switchTo(!isOpen),
    press: (what) => {
      switchTo(what === 'enter' || !isOpen);
      if (what === 'enter') setWanted(wanted + 1);
    },
  };
};

/** The task panel beside the grid, or over its edge where there is no room. */
export const PanelSide = ({ panel, onLeave }: { readonly panel: Panel; readonly onLeave: (task: TaskId) => void }) => {
  const { part, row, isOpen } = panel;
  if (!isOpen) return null;
  return (
    <div className="panel-frame">
      {part !== null && row !== undefined && (
        <part.TaskPanel row={row} wanted={panel.wanted} onClose={panel.toggle} onLeave={() => onLeave(row.id)} />
      )}
    </div>
  );
};
