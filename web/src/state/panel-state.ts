import { useState } from 'react';
import { deviceStorage, useMedia } from './browser.ts';

const STORED = 'shishi.panel';

const remembered = (): boolean | null => {
  const stored = deviceStorage().getItem(STORED);
  return stored === null ? null : stored === 'open';
};

/** Whether the task panel is open: as this device remembers it, else where there is room beside the grid. */
export const usePanelState = (): { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void } => {
  const hasRoom = useMedia('(min-width: 1280px)');
  const [wanted, setWanted] = useState(remembered);
  return {
    isOpen: wanted ?? hasRoom,
    setOpen: (isOpen) => {
      setWanted(isOpen);
      try {
        deviceStorage().setItem(STORED, isOpen ? 'open' : 'closed');
      } catch {
        // Forgetting it is all that is lost.
      }
    },
  };
};
