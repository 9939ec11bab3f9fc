import { useCallback, useState, type RefCallback } from 'react';

/** Whether an element can be seen; taken for seen until the browser has said so. */
export const useOnScreen = (): { readonly isOnScreen: boolean; readonly place: RefCallback<HTMLElement> } => {
  const [isOnScreen, setOnScreen] = useState(true);
  const place = useCallback((element: HTMLElement) => {
    const observer = new IntersectionObserver((entries) => setOnScreen(entries.at(-1)?.isIntersecting ?? true));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { isOnScreen, place };
};
