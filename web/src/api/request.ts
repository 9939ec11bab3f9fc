import type { Problem } from '../../../domain/wire/answers.ts';

/** Why a request has no answer: the server says so, the line is down, or what came is not ours. */
export type RequestFailure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'network' }
  | { readonly kind: 'unreadable'; readonly status: number };

export type Outcome<Answer> = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly failure: RequestFailure };

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** True where the value can be shown to a person as a problem: it has a status, a code and its sentences. */
const isProblem = (value: unknown): value is Problem =>
  isObject(value) && 'status' in value && 'code' in value && 'messages' in value && isObject(value.messages);

const failureOf = async (response: Response): Promise<RequestFailure> => {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? { kind: 'problem', problem: body } : { kind: 'unreadable', status: response.status };
};

/**
 * Sends one request to the page's own origin and gives its outcome as a value.
 *
 * The answer's shape is the contract of `domain/wire/answers.ts`: server and page are deployed together.
 */
export const request = async <Answer>(path: string, init: RequestInit = {}): Promise<Outcome<Answer>> => {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    return { ok: false, failure: { kind: 'network' } };
  }
  if (!response.ok) return { ok: false, failure: await failureOf(response) };
  try {
    const answer: Answer = await response.json();
    return { ok: true, answer };
  } catch {
    return { ok: false, failure: { kind: 'unreadable', status: response.status } };
  }
};
