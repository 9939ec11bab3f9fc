/** Who calls, by the bearer token of the request. The authorizer in front, where there is one, is not relied upon. */
import { identifyMember, type IdentifyPorts } from '../actions/identify-member.ts';
import type { Identify } from './handler.ts';

/** A signed token has three parts; nothing else is looked at. */
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/iu;

export const identifyByToken =
  (ports: IdentifyPorts): Identify =>
  async ({ headers: { authorization = '' } }) => {
    const token = BEARER.exec(authorization)?.[1];
    return token === undefined ? { ok: false, code: 'unauthenticated' } : identifyMember(ports, token);
  };
