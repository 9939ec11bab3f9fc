import { useEffect, useLayoutEffect, useRef } from 'react';

const nothing = (): void => undefined;

let isOnPurpose = false;

/** The person leaves by a button of the page that has said what becomes of unsaved texts: the browser need not ask as well. */
export const leaveFreely = (): void => {
  isOnPurpose = true;
};

/** Asks before the page is left while something is unsaved, and lets it be kept if the page is left all the same. */
export const useLeaving = (isUnsaved: () => boolean, keep: () => void = nothing): void => {
  const latest = useRef({ isUnsaved, keep });
  useLayoutEffect(() => {
    latest.current = { isUnsaved, keep };
  });
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (!isOnPurpose && latest.current.isUnsaved()) event.preventDefault();
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
