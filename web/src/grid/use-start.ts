import { useEffect, useLayoutEffect, useRef } from 'react';
import type { TaskId } from '../../../domain/types.ts';
import { useAddress } from '../state/address.ts';

/** Goes to the row that the address names, once the grid is there. */
export const useStart = (isThere: boolean, goTo: (task: TaskId) => void): void => {
  const task = useAddress('task');
  const latest = useRef(goTo);
  useLayoutEffect(() => {
    latest.current = goTo;
  });
  useEffect(() => {
    if (isThere && task !== null) latest.current(task);
  }, [isThere, task]);
};
