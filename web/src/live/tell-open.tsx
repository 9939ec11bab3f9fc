import { useEffect } from 'react';
import type { TaskId } from '../../../domain/types.ts';
import { useLive } from './live-context.tsx';

/** As long as it is drawn, the others see that this cell is open here. */
export const TellOpen = ({ task }: { readonly task: TaskId }) => {
  const { show } = useLive();
  useEffect(() => {
    show(task);
    return () => show(null);
  }, [show, task]);
  return null;
};
