import { useEffect } from 'react';
import type { MemberId } from '../../../domain/people/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import { line } from '../api/line.ts';
import { keepSheet } from './kept-sheet.ts';

/** Changes that come one upon the other are kept once. */
const QUIET_MS = 1000;

/** Keeps the sheet on this device as the member sees it: a moment after each change, and when they turn away from the page. */
export const useKeptSheet = (owner: MemberId, answer: SheetAnswer | undefined): void => {
  useEffect(() => {
    if (answer === undefined) return undefined;
    const keep = (): void => {
      const { isAway, heardAt } = line.state();
      // Without a line, the one that is kept is the newest there is.
      if (!isAway && heardAt !== null) void keepSheet({ owner, sheet: answer.sheet.id, seenAt: heardAt, answer });
    };
    const keepIfHidden = (): void => {
      if (document.visibilityState === 'hidden') keep();
    };
    const timer = setTimeout(keep, QUIET_MS);
    document.addEventListener('visibilitychange', keepIfHidden);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', keepIfHidden);
    };
  }, [owner, answer]);
};
