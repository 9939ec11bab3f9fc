/** Tells the engine's ways of failing apart: a lost race, a moment's trouble, or a fault of ours. */
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { StoreUnavailable } from '../ports.ts';

const reasonsOf = (error: unknown): readonly (string | undefined)[] =>
  error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []).map((reason) => reason.Code) : [];

/** A condition did not hold: somebody else was first. */
export const isLostRace = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException || reasonsOf(error).includes('ConditionalCheckFailed');

/** Two transactions touched one item at the same instant; neither says that the caller's version is old. */
export const isCollision = (error: unknown): boolean =>
  !isLostRace(error) && (reasonsOf(error).includes('TransactionConflict') || nameOf(error) === 'TransactionConflictException');

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

const PASSING =
  /Throttling|ThroughputExceeded|LimitExceeded|InternalServerError|ServiceUnavailable|TimeoutError|TransactionInProgress|ECONN|ENOTFOUND|EPIPE|EAI_AGAIN|AbortError/u;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** The engine is out of reach or over its limits; the same call may go through later. */
const isPassing = (error: unknown): boolean =>
  isCollision(error) ||
  PASSING.test(nameOf(error)) ||
  PASSING.test(codeOf(error)) ||
  reasonsOf(error).some((code) => PASSING.test(code ?? ''));

/** Runs a call to the engine; trouble that may pass becomes `StoreUnavailable`. */
export const reaching = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (isPassing(error)) throw new StoreUnavailable('the table does not answer', { cause: error });
    throw error;
  }
};
