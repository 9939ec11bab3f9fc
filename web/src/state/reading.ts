/** How the page's queries fail, and how soon they say so. */
import { line } from '../api/line.ts';
import type { Outcome, RequestFailure } from '../api/request.ts';

/** A request's failure as the error that TanStack Query keeps. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly failure: RequestFailure;
  constructor(failure: RequestFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Without a line, the person is told so at once and not shown grey rows for ever. */
export const READING = {
  networkMode: 'always',
  retry: (count: number, error: LoadError) => count < 2 && error.failure.kind === 'network' && !line.state().isAway,
  retryDelay: 800,
} as const;

/** The answer, or its failure as the error that TanStack Query keeps. */
export const answered = <Answer>(outcome: Outcome<Answer>): Answer => {
  if (!outcome.ok) throw new LoadError(outcome.failure);
  return outcome.answer;
};
