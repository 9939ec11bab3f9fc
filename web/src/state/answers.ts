/** How the page's lists are asked for. */
import type { Outcome } from '../api/request.ts';
import { LoadError } from './sheet-query.ts';

/** Without a line, the person is told so at once. */
export const ASKING = {
  networkMode: 'always',
  retry: (count: number, error: LoadError) => count < 2 && error.failure.kind === 'network',
  retryDelay: 800,
} as const;

/** The answer, or its failure as the error that TanStack Query keeps. */
export const answered = <Answer>(outcome: Outcome<Answer>): Answer => {
  if (!outcome.ok) throw new LoadError(outcome.failure);
  return outcome.answer;
};
