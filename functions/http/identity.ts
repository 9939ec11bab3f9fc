/**
 * Who calls, by the claims of a token that the API's authorizer has verified.
 *
 * Only the first admins of the municipality's settings are members as yet, bound by their verified e-mail; everybody
 * else is refused, whatever the token says of roles.
 */
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { Identify } from './handler.ts';

type Claims = APIGatewayProxyEventV2WithJWTAuthorizer['requestContext']['authorizer']['jwt']['claims'];

const claimsOf = (context: object): Claims | null => {
  if (!('authorizer' in context)) return null;
  const { authorizer } = context satisfies { authorizer: unknown };
  return isJwtAuthorizer(authorizer) ? authorizer.jwt.claims : null;
};

const isJwtAuthorizer = (value: unknown): value is { jwt: { claims: Claims } } =>
  typeof value === 'object' &&
  value !== null &&
  'jwt' in value &&
  typeof value.jwt === 'object' &&
  value.jwt !== null &&
  'claims' in value.jwt;

const text = (value: Claims[string] | undefined): string => (typeof value === 'string' ? value : '');

/** @param firstAdmins e-mail addresses, compared without regard to case. */
export const identifyByClaims = (firstAdmins: readonly string[]): Identify => {
  const admins = new Set(firstAdmins.map((email) => email.trim().toLowerCase()).filter((email) => email !== ''));
  return (event) => {
    const claims = claimsOf(event.requestContext);
    if (claims === null || text(claims.sub) === '') return Promise.resolve({ ok: false, code: 'unauthenticated' });
    const email = text(claims.email).toLowerCase();
    const verified = claims.email_verified === true || claims.email_verified === 'true';
    if (!verified || !admins.has(email)) return Promise.resolve({ ok: false, code: 'forbidden' });
    return Promise.resolve({ ok: true, actor: { id: text(claims.sub), name: text(claims.name) || email, role: 'admin', units: [] } });
  };
};
