import { useEffect, useState } from 'react';

/** The task panel's code, a file of its own: the first rows do without it. */
const loadPanel = () => import('../panel/task-panel.tsx');

type PanelPart = Awaited<ReturnType<typeof loadPanel>>;

/** The panel's code once it is wanted and here. A failure leaves the panel away; opening it asks again. */
export const usePanelPart = (isWanted: boolean): PanelPart | null => {
  const [part, setPart] = useState<PanelPart | null>(null);
  useEffect(() => {
    if (isWanted) loadPanel().then(setPart, () => undefined);
  }, [isWanted]);
  return part;
};
