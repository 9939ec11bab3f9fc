/** What comes from outside is parsed here; behind it everything has the shape that its type says. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ZodType } from 'zod';
import type { ErrorCode } from '../../domain/text/errors.ts';
import { HttpProblem } from './problem.ts';

/** Largest body taken, in bytes. */
export const BODY_LIMIT = 256 * 1024;

/** Codes that a shape may give as its own message, where a person can mend the value. */
const OWN_CODES: readonly ErrorCode[] = [
  'too_long',
  'control_character',
  'comment_empty',
  'comment_too_long',
  'too_many_mentions',
  'bulletin_too_long',
];

/** The value, parsed; else a problem that names each field at fault. */
export const parsed = <T>(shape: ZodType<T>, value: unknown): T => {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join('.'), expected: issue.message }));
  const own = OWN_CODES.find((code) => result.error.issues.every((issue) => issue.message === code));
  throw new HttpProblem(own ?? 'invalid_request', { fields });
};

/** The body's JSON value. */
export const jsonOf = (event: APIGatewayProxyEventV2): unknown => {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/iu.test(type)) throw new HttpProblem('unsupported_media_type');
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > BODY_LIMIT) throw new HttpProblem('body_too_large');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem('invalid_json');
  }
};
