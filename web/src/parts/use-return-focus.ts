import { useEffect, useRef, type RefObject } from 'react';

/** Once what was open under a row or a heading is gone, and the focus with it, the focus goes to the first button there. */
export const useReturnFocus = <Place extends HTMLElement>(isOpen: boolean): RefObject<Place | null> => {
  const place = useRef<Place>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!isOpen && wasOpen.current && document.activeElement === document.body) place.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return place;
};
