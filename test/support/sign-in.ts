/** The API as people reach it who sign in: with tokens of a real issuer, checked by the parts that Lambda runs. */
import { randomUUID } from 'node:crypto';
import type { Member } from '../../domain/people/types.ts';
import { identifyByToken } from '../../functions/http/identity.ts';
import { issuerAt } from '../../functions/identity/issuer.ts';
import type { Store } from '../../functions/ports.ts';
import { apiWith, type Call, type Reply } from './http.ts';
import { AUDIENCE, NOW, type TestIssuer } from './issuer.ts';

const now = (): number => NOW * 1000;

/** Calls with a token; `null` sends none. */
export const signedInApi = (store: Store, { issuer }: Pick<TestIssuer, 'issuer'>, firstAdmins: readonly string[] = []) => {
  const identify = identifyByToken({ store, issuer: issuerAt({ issuer, audience: AUDIENCE, now }), now, newId: randomUUID, firstAdmins });
  const { call, lines } = apiWith(store, identify);
  return {
    lines,
    call: (request: Call, token: string | null): Promise<Reply> =>
      call(token === null ? request : { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }),
  };
};

/** Puts a member into the store as if they had been invited, and had signed in as this subject where one is given. */
export const addMember = async (store: Store, member: Member): Promise<void> => {
  const { name, email, role, units, removedAt, bound } = member;
  const after = { name, email, role, units, removedAt, signedIn: bound !== null };
  const told = { subject: member.id, version: member.version, what: 'member_invited' as const, before: null, after };
  const event = { ...told, by: { id: 'test', name: 'test' }, at: new Date(now()).toISOString() };
  await store.saveMember({ before: null, after: member, event }, null);
};
