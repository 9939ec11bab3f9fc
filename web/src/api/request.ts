import type { Problem } from '../../../domain/wire/answers.ts';
import { gatekeeper, sendSigned } from './gatekeeper.ts';
import { line } from './line.ts';

/** Why a request has no answer: the server says so, the line is down, or what came is not ours. */
export type RequestFailure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'network' }
  | { readonly kind: 'unreadable'; readonly status: number };

/** True where nobody is signed in any more; an authorizer in front of the API says so in words of its own. */
export const isSignedOut = (failure: RequestFailure): boolean =>
  (failure.kind === 'problem' && failure.problem.status === 401) || (failure.kind === 'unreadable' && failure.status === 401);

export type Outcome<Answer> = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly failure: RequestFailure };

/** The server gives up sooner: without a word by then, the line is down. */
const LONGEST_MS = 30_000;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** True where the value can be shown to a person as a problem: it has a status, a code and its sentences. */
const isProblem = (value: unknown): value is Problem =>
  isObject(value) && 'status' in value && 'code' in value && 'messages' in value && isObject(value.messages);

const failureOf = async (response: Response): Promise<RequestFailure> => {
  if (response.status === 401) gatekeeper().turnedAway('unauthenticated');
  const body: unknown = await response.json().catch(() => null);
  if (!isProblem(body)) return { kind: 'unreadable', status: response.status };
  if (body.code === 'not_a_member') gatekeeper().turnedAway('not_a_member');
  return { kind: 'problem', problem: body };
};

const sent = async <Answer>(path: string, init: RequestInit, read: (response: Response) => Promise<Answer>): Promise<Outcome<Answer>> => {
  const { signal } = init;
  let response: Response;
  try {
    const late = AbortSignal.timeout(LONGEST_MS);
    response = await sendSigned(path, { ...init, signal: signal ? AbortSignal.any([signal, late]) : late });
  } catch {
    if (signal?.aborted !== true) line.failed();
    return { ok: false, failure: { kind: 'network' } };
  }
  line.answered();
  if (!response.ok) return { ok: false, failure: await failureOf(response) };
  try {
    return { ok: true, answer: await read(response) };
  } catch {
    return { ok: false, failure: { kind: 'unreadable', status: response.status } };
  }
};

/**
 * Sends one request to the page's own origin, as whoever is signed in, and gives its outcome as a value.
 *
 * The answer's shape is the contract of `domain/wire/answers.ts`: server and page are deployed together.
 */
export const request = <Answer>(path: string, init: RequestInit = {}): Promise<Outcome<Answer>> =>
  sent(path, init, (response): Promise<Answer> => response.json());

/** The same for a file. */
export const requestFile = (path: string): Promise<Outcome<Blob>> => sent(path, {}, (response) => response.blob());
