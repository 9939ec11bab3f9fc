import { useEffect, useRef } from 'react';

/** However many moments pass, no more than one in so long is told of. */
const REST_MS = 400;

/** The feed is read from an index that is a moment behind. */
const INDEX_LAG_MS = 3000;

/** Tells of each later moment soon, and once more when what it brought has surely arrived everywhere. */
export const useMoments = (moment: number, tell: () => unknown): void => {
  const told = useRef(moment);
  const timers = useRef<{ soon?: ReturnType<typeof setTimeout> | undefined; late?: ReturnType<typeof setTimeout> }>({});
  useEffect(() => {
    if (moment === told.current) return;
    told.current = moment;
    const { current } = timers;
    clearTimeout(current.late);
    current.late = setTimeout(tell, INDEX_LAG_MS);
    current.soon ??= setTimeout(() => {
      current.soon = undefined;
      tell();
    }, REST_MS);
  }, [moment, tell]);
  useEffect(() => {
    const { current } = timers;
    return () => {
      clearTimeout(current.soon);
      clearTimeout(current.late);
      current.soon = undefined;
    };
  }, []);
};
