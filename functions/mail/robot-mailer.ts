/** Messages to a group through its robot, of 企业微信 or 钉钉. Who knows a robot's address may write to the group, so it is kept secret. */
import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { RobotAccess } from '../../domain/mail/robots.ts';
import type { Letter, MailEntry, Recipient, SendOutcome } from '../../domain/mail/types.ts';
import type { Clock, Mailer } from '../ports.ts';
import { robotText } from './robot-text.ts';

export type RobotParts = {
  readonly channel: 'wecom' | 'dingtalk';
  /** How a robot is reached; null where the city has taken it away. */
  readonly accessTo: (robot: Recipient) => Promise<RobotAccess | null>;
  readonly now: Clock;
  /** Milliseconds to wait for an answer. */
  readonly longest?: number;
};

type Request = { readonly url: URL; readonly body: object };

/** How each service is called, as its documentation has it. `passing`: codes after which the same message may go through. */
const SERVICES = {
  wecom: {
    /** Busy; more messages than a minute takes. */
    passing: new Set([-1, 45_009, 45_033]),
    request: ({ origin, key }: RobotAccess, { text }: Letter): Request => {
      const url = new URL('/cgi-bin/webhook/send', origin);
      url.searchParams.set('key', key);
      return { url, body: { msgtype: 'markdown', markdown: { content: robotText(text, 4096) } } };
    },
  },
  dingtalk: {
    passing: new Set([-1, 130_101, 130_102, 410_100]),
    request: ({ origin, key, signature }: RobotAccess, { subject, text }: Letter, at: number): Request => {
      const url = new URL('/robot/send', origin);
      url.searchParams.set('access_token', key);
      url.searchParams.set('timestamp', `${at}`);
      url.searchParams.set('sign', createHmac('sha256', signature).update(`${at}\n${signature}`).digest('base64'));
      // Two spaces end a line in its Markdown.
      return { url, body: { msgtype: 'markdown', markdown: { title: subject, text: robotText(text, 16_000).replaceAll('\n', '  \n') } } };
    },
  },
} as const;

const answerShape = z.object({ errcode: z.number(), errmsg: z.string().optional() });

/** The connection was not even made. */
const NEVER_LEFT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/u;

/** The error's own message is not kept: it may name the address. */
const brokenOff = (error: unknown): SendOutcome => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'ECONNECTION';
  if (error instanceof Error && error.name === 'TimeoutError') return { as: 'unknown', answer: 'ETIMEDOUT' };
  return { as: NEVER_LEFT.test(code) ? 'unreachable' : 'unknown', answer: code };
};

const outcomeOf = async (response: Response, passing: ReadonlySet<number>): Promise<SendOutcome> => {
  if (response.status >= 500) return { as: 'unknown', answer: `EROBOT HTTP ${response.status}` };
  if (!response.ok) return { as: 'refused', answer: `EROBOT HTTP ${response.status}`, isFinal: response.status !== 429 };
  const said = answerShape.safeParse(await response.json());
  if (!said.success) return { as: 'unknown', answer: 'EROBOT' };
  const { errcode, errmsg = '' } = said.data;
  if (errcode === 0) return { as: 'accepted', answer: errmsg };
  return { as: 'refused', answer: `EROBOT ${errcode} ${errmsg}`, isFinal: !passing.has(errcode) };
};

const hidden = (outcome: SendOutcome, { key, signature }: RobotAccess): SendOutcome => ({
  ...outcome,
  answer: [key, signature].filter((secret) => secret !== '').reduce((text, secret) => text.replaceAll(secret, '…'), outcome.answer),
});

export const robotMailer = ({ channel, accessTo, now, longest = 10_000 }: RobotParts): Mailer => ({
  send: async ({ recipient }: MailEntry, letter, _, note) => {
    const access = await accessTo(recipient);
    if (access === null) return { as: 'refused', answer: 'ENOTSETUP', isFinal: true };
    const service = SERVICES[channel];
    const { url, body } = service.request(access, letter, now());
    await note();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(longest),
      });
      return hidden(await outcomeOf(response, service.passing), access);
    } catch (error) {
      return brokenOff(error);
    }
  },
});

/** The robots of both services. */
export const robotMailers = (parts: Omit<RobotParts, 'channel'>): Readonly<Record<RobotParts['channel'], Mailer>> => ({
  wecom: robotMailer({ ...parts, channel: 'wecom' }),
  dingtalk: robotMailer({ ...parts, channel: 'dingtalk' }),
});

/** Stands in for a channel that the city has not set up: what is written for it waits, and is given up like mail to a relay that is away. */
export const notSetUp: Mailer = { send: () => Promise.resolve({ as: 'unreachable', answer: 'ENOTSETUP' }) };
