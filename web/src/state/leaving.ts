import { useEffect, useLayoutEffect, useRef } from 'react';

const nothing = (): void => undefined;

/** Asks before the page is left while something is unsaved, and lets it be kept if the page is left all the same. */
export const useLeaving = (isUnsaved: () => boolean, keep: () => void = nothing): void => {
  const latest = useRef({ isUnsaved, keep });
  useLayoutEffect(() => {
    latest.current = { isUnsaved, keep };
  });
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (latest.current.isUnsaved()) event.preventDefault();
    };
    const leave = (): void => latest.current.keep();
    globalThis.addEventListener('beforeunload', ask);
    globalThis.addEventListener('pagehide', leave);
    return () => {
      globalThis.removeEventListener('beforeunload', ask);
      globalThis.removeEventListener('pagehide', leave);
    };
  }, []);
};
