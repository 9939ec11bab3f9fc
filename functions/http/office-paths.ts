/**
 * Paths that go to the office's Lambda, as API Gateway writes them: `{name}` is one segment, `{proxy+}` one or more. All others
 * below `/api` go to the one that answers the page. Data only: the infrastructure makes its routes of them.
 */
export const OFFICE_PATHS = [
  '/api/members',
  '/api/members/{proxy+}',
  '/api/units',
  '/api/units/{proxy+}',
  '/api/sheets/{sheet}/history',
  '/api/sheets/{sheet}/editors',
  '/api/sheets/{sheet}/reporting',
  '/api/sheets/{sheet}/days',
  '/api/sheets/{sheet}/snapshots',
  '/api/sheets/{sheet}/snapshots/{proxy+}',
  '/api/sheets/{sheet}/bulletins',
  '/api/sheets/{sheet}/bulletins/{proxy+}',
  '/api/sheets/{sheet}/bulletin-draft',
  '/api/sheets/{sheet}/mails',
  '/api/sheets/{sheet}/mails/{proxy+}',
  '/api/mailing',
  '/api/mailing/{proxy+}',
  '/api/me/notices',
] as const;

/** And those that are asked for without signing in: a link in a mail. */
export const OPEN_OFFICE_PATHS = ['/api/unsubscribe'] as const;
