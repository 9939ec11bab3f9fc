import { useEffect, useState } from 'react';

/**
 * A part of the page's own code that is a file of its own, once it is here; asked for when it is wanted. By hand and not by
 * Suspense, for which a line that is down is the end of the page. `load` stands outside any component.
 */
export const usePart = <Part>(load: () => Promise<Part>, isWanted: boolean): Part | 'failed' | null => {
  const [part, setPart] = useState<{ readonly came: Part } | 'failed' | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    const tell = (what: { readonly came: Part } | 'failed'): void => {
      if (!isOver) setPart(what);
    };
    load().then(
      (came) => tell({ came }),
      () => tell('failed'),
    );
    return () => {
      isOver = true;
    };
  }, [load, isWanted]);
  return part === null || part === 'failed' ? part : part.came;
};
