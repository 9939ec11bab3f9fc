import { Duration, Stack } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { HTTPS_SECONDS, pageHeaders } from '../../functions/page-headers.ts';

/** CloudFront takes these by name only; as custom headers it refuses them. */
const BY_NAME = new Set(['content-security-policy', 'x-content-type-options', 'referrer-policy']);

const referrerPolicyOf = (wanted: string): HeadersReferrerPolicy => {
  const found = Object.values(HeadersReferrerPolicy).find((policy: string) => policy === wanted);
  if (found === undefined) throw new Error(`functions/page-headers.ts: referrer-policy cannot be "${wanted}"; CloudFront does not know it`);
  return found;
};

/**
 * The headers of functions/page-headers.ts, and HSTS. One policy for all: an account may have 20 of them.
 *
 * @param connections origins that the page connects to, beside its own
 */
export const newPageHeaders = (scope: Construct, id: string, connections: readonly string[]): ResponseHeadersPolicy => {
  const headers = pageHeaders(connections);
  return new ResponseHeadersPolicy(scope, id, {
    comment: Stack.of(scope).stackName,
    securityHeadersBehavior: {
      // Not over one that the API sends with a page of its own, which is stricter; files have none.
      contentSecurityPolicy: { contentSecurityPolicy: headers['content-security-policy'], override: false },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: referrerPolicyOf(headers['referrer-policy']), override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.seconds(HTTPS_SECONDS), includeSubdomains: true, override: true },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(headers)
        .filter(([header]) => !BY_NAME.has(header))
        .map(([header, value]) => ({ header, value, override: true })),
    },
  });
};
