/** Errors become HTTP here and nowhere else. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ERROR_MESSAGES, type ErrorCode } from '../../domain/text/errors.ts';
import type { Problem } from '../../domain/wire/answers.ts';

const STATUS = {
  invalid_json: 400,
  invalid_request: 422,
  too_long: 422,
  control_character: 422,
  body_too_large: 413,
  unsupported_media_type: 415,
  unauthenticated: 401,
  not_a_member: 403,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  stale: 409,
  outdated: 409,
  email_taken: 422,
  unknown_unit: 422,
  editor_without_unit: 422,
  last_admin: 422,
  unit_name_taken: 422,
  unit_merged: 422,
  unit_into_itself: 422,
  edit_id_reused: 422,
  unknown_indicator: 422,
  indicator_exists: 422,
  nothing_to_change: 422,
  comment_empty: 422,
  comment_too_long: 422,
  too_many_mentions: 422,
  unknown_member: 422,
  period_closed: 409,
  not_lead_unit: 422,
  nothing_reported: 422,
  other_year: 422,
  cut_off_before_due: 422,
  bulletin_too_long: 422,
  draft_outdated: 409,
  draft_open: 409,
  robot_address: 422,
  year_over: 422,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** Seconds after which a client may try again when the store was out of reach. */
const RETRY_AFTER = '2';

/** What goes with some problems: the fields at fault, the task as it stands, the methods that would do. */
export type ProblemDetails = Pick<Problem, 'fields' | 'current'> & { readonly allow?: readonly string[] };

/** The answer for an expected failure. */
export const problem = (code: ErrorCode, { allow, ...details }: ProblemDetails = {}): APIGatewayProxyStructuredResultV2 => {
  const messages = ERROR_MESSAGES[code];
  const body: Problem = { type: 'about:blank', title: messages.en, status: STATUS[code], code, messages, ...details };
  return {
    statusCode: STATUS[code],
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(code === 'unavailable' ? { 'retry-after': RETRY_AFTER } : {}),
      ...(code === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}),
      ...(allow === undefined ? {} : { allow: allow.join(', ') }),
    },
    body: JSON.stringify(body),
  };
};

/** An expected failure found where no value can be returned; the handler turns it into its answer. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: ErrorCode;
  readonly details: ProblemDetails;
  constructor(code: ErrorCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
