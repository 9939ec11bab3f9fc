/** Shapes of the requests about when mails go out, and of their answers. */
import * as z from 'zod';
import type { MailChoices } from '../mail/choices.ts';
import type { MailSettings, Robot } from '../mail/settings.ts';
import { sheetId } from './ids.ts';
import { personOrUnitId, shortText } from './people.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, { error: 'time' });

/** Working days from the due day at which units may be chased. */
const CHASE_DAYS = { min: -10, max: 10 } as const;

/** Working days after a closing at which its bulletin may be made. */
const BULLETIN_DAYS = { min: 0, max: 10 } as const;

/** No month has fewer working days. */
const FIRST_OR_LAST = { min: -10, max: 10 } as const;

const summaryDay = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('week'), weekday: z.int().min(1).max(5) }),
  z.strictObject({
    every: z.enum(['month', 'quarter']),
    workingDay: z
      .int()
      .min(FIRST_OR_LAST.min)
      .max(FIRST_OR_LAST.max)
      .refine((day) => day !== 0, { error: 'not 0' }),
  }),
]);

const once = (values: readonly (number | string)[]): boolean => new Set(values).size === values.length;

/** Longest name of a robot, in characters. */
export const ROBOT_NAME_LIMIT = 40;

const secret = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[\x21-\x7e]*$/u, { error: 'secret' });

const robot = z.strictObject({
  id: z.uuid(),
  name: shortText(ROBOT_NAME_LIMIT),
  channel: z.enum(['wecom', 'dingtalk']),
  kinds: z
    .array(z.enum(['summary', 'chase']))
    .max(2)
    .refine(once, { error: 'each kind once' })
    .readonly(),
  address: secret(500).exactOptional(),
  secret: secret(200).exactOptional(),
});

/** Body of `POST /api/mailing`. What of a robot's secrets is left out stays; a new robot needs its address. `bulletin` stays too where a page of the release before knows nothing of it. */
export const mailingEdit = z.strictObject({
  version: z.int().min(0),
  summary: z.strictObject({
    isOn: z.boolean(),
    time,
    on: summaryDay,
    to: z.array(personOrUnitId).max(500).refine(once, { error: 'each member once' }).readonly(),
  }),
  chase: z.strictObject({
    isOn: z.boolean(),
    time,
    days: z
      .array(z.int().min(CHASE_DAYS.min).max(CHASE_DAYS.max))
      .min(1, { error: 'days' })
      .max(21)
      .refine(once, { error: 'days' })
      .readonly(),
  }),
  mentions: z.strictObject({ isOn: z.boolean(), time }),
  bulletin: z
    .strictObject({
      how: z.enum(['by_hand', 'draft', 'issue']),
      after: z.int().min(BULLETIN_DAYS.min).max(BULLETIN_DAYS.max),
      time,
    })
    .exactOptional(),
  robots: z
    .array(robot)
    .max(20)
    .refine((robots) => once(robots.map(({ id }) => id)), { error: 'each robot once' })
    .readonly(),
});

export type MailingEdit = z.infer<typeof mailingEdit>;

/** A robot without its secrets: `address` is masked, and there may be something that it signs with. */
export type RobotEntry = Omit<Robot, 'secret'> & { readonly hasSecret: boolean };

/** What letters are handed to: nothing, where the deployment names nothing. */
export type RelayKind = 'none' | 'ses' | 'smtp' | 'local';

/** `GET` and `POST /api/mailing`. */
export type MailingAnswer = {
  readonly settings: Omit<MailSettings, 'robots'> & { readonly robots: readonly RobotEntry[] };
  /** The city's, as the tz database names it. */
  readonly timeZone: string;
  readonly relay: RelayKind;
};

/** Body of `POST /api/mailing/send`. The page makes the id once for each press and keeps it over retries. */
export const sendNowRequest = z.strictObject({
  id: z.uuid(),
  sheet: sheetId,
  kind: z.enum(['summary', 'chase', 'mentions']),
  to: z.enum(['recipients', 'me']),
});

export type SendNow = z.infer<typeof sendNowRequest>;

/** How many letters are on their way. */
export type SendNowAnswer = { readonly planned: number };

/** Body of `POST /api/me/notices`: one choice. 催办 is none of them, for it cannot be stopped. */
export const noticesEdit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('summary'), choice: z.enum(['as_sent', 'none']) }),
  z.strictObject({ kind: z.literal('mentions'), choice: z.enum(['at_once', 'daily', 'none']) }),
]);

/** `GET` and `POST /api/me/notices`. */
export type NoticesAnswer = { readonly choices: MailChoices };

/** Query of `/api/unsubscribe`. */
export const unsubscribeLink = z.object({ member: personOrUnitId, kind: z.enum(['summary', 'mentions']), seal: z.string().max(100) });
