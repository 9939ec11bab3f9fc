import type { PageConfig } from '../../../domain/wire/config.ts';
import type { MeAnswer } from '../../../domain/wire/members.ts';
import { line } from './line.ts';
import { request, type Outcome } from './request.ts';

/** Whether people sign in here: with these settings, not at all, or nobody can say at the moment. */
export type ConfigOutcome =
  | { readonly kind: 'sign-in'; readonly config: PageConfig }
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly failure: { readonly kind: 'network' | 'unreadable' } };

/** The shape is the contract of `domain/wire/config.ts`; an issuer is what makes it one. */
const isConfig = (value: unknown): value is PageConfig =>
  typeof value === 'object' && value !== null && 'issuer' in value && typeof value.issuer === 'string' && 'clientId' in value;

/** Reads `/config.json`. Where there is none, there is no sign-in. */
export const getConfig = async (): Promise<ConfigOutcome> => {
  let response: Response;
  try {
    // As index.html preloads it, so that it is fetched once.
    response = await fetch('/config.json');
  } catch {
    line.failed();
    return { kind: 'failed', failure: { kind: 'network' } };
  }
  if (response.status === 404) return { kind: 'open' };
  const body: unknown = response.ok ? await response.json().catch(() => null) : null;
  return isConfig(body) ? { kind: 'sign-in', config: body } : { kind: 'failed', failure: { kind: 'unreadable' } };
};

/** Who is asking, by the token that goes with it. */
export const getMe = (signal: AbortSignal): Promise<Outcome<MeAnswer>> => request('/api/me', { signal });
