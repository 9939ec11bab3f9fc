/** @param elsewhere origins that the page connects to, beside its own */
const contentSecurityPolicy = (elsewhere: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...elsewhere].join(' '),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What goes with whatever is answered: taken as what it says it is, told to nobody, without devices and windows of others. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/**
 * Headers that the page and its files are served with, on AWS and locally alike.
 *
 * Scripts and styles come from the page's own origin only; see docs/decisions for the style rule. Connections go to its own
 * origin and to its issuer's, where it fetches tokens and renews them; it needs no frame for that.
 */
export const pageHeaders = (elsewhere: readonly string[]) =>
  ({ 'content-security-policy': contentSecurityPolicy(elsewhere), ...ALWAYS }) as const;

/** Seconds that browsers keep to https once they were there: a year. */
export const HTTPS_SECONDS = 365 * 24 * 3600;

/** What goes with them where the page is served over https. */
export const transportSecurity = { 'strict-transport-security': `max-age=${HTTPS_SECONDS}; includeSubDomains` } as const;

/**
 * Headers of every answer of the API, which is no page: nothing in it runs, loads anything or is framed. Over plain HTTP, as
 * locally, browsers pass over what is said of https.
 */
export const answerHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  ...ALWAYS,
  ...transportSecurity,
} as const;
