import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

const canScroll = ({ scrollHeight, clientHeight }: HTMLElement): boolean => scrollHeight > clientHeight + 1;

/** Lets the wheel turn what lies under an element, unless the element itself has something to scroll. */
export const useWheel = (over: RefObject<HTMLElement | null>, onScroll: (by: number) => void): void => {
  const latest = useRef(onScroll);
  useLayoutEffect(() => {
    latest.current = onScroll;
  });
  useEffect(() => {
    const element = over.current;
    const turned = (event: WheelEvent): void => {
      if (element === null || canScroll(element) || event.ctrlKey) return;
      // Browsers differ in what they scroll here; this way it is done once.
      event.preventDefault();
      latest.current(event.deltaY);
    };
    element?.addEventListener('wheel', turned, { passive: false });
    return () => element?.removeEventListener('wheel', turned);
  }, [over]);
};
