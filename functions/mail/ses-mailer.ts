/** Mail through Amazon SES, where the city's region has it. SES gives each message a Message-ID of its own. */
import { SendEmailCommand, SESv2Client, SESv2ServiceException } from '@aws-sdk/client-sesv2';
import { TRY_MS } from '../../domain/mail/log.ts';
import type { SendOutcome } from '../../domain/mail/types.ts';
import type { Clock, Mailer } from '../ports.ts';
import { isAddress, rawMessage, type Sender } from './message.ts';

type SesParts = {
  readonly client: SESv2Client;
  readonly from: Sender;
  /** Tells what becomes of a message later. */
  readonly configurationSet: string;
  readonly now: Clock;
};

/** Problems of the city's account and not of the message: mended, the same message goes through. */
const PASSING =
  /TooManyRequests|LimitExceeded|Throttling|SendingPaused|AccountSuspended|MailFromDomainNotVerified|AccessDenied|Token|Signature/u;

/** What an answer of SES says; null where it leaves open whether the message was taken. */
const answered = (error: unknown): SendOutcome | null => {
  if (!(error instanceof SESv2ServiceException)) return null;
  const status = error.$metadata.httpStatusCode ?? 0;
  if (status < 400 || status >= 500) return null;
  return { as: 'refused', answer: `${error.name} ${error.message}`, isFinal: status !== 429 && !PASSING.test(error.name) };
};

/** The connection was not even made, or there was nobody to sign as. */
const NEVER_LEFT = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$|CredentialsProviderError/u;

const wordOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'ECONNECTION';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

/** What the SDK sends again by itself may arrive twice. */
export const sesClient = (): SESv2Client => new SESv2Client({ maxAttempts: 1 });

export const sesMailer = ({ client, from, configurationSet, now }: SesParts): Mailer => ({
  send: async (entry, letter, files, note) => {
    const { address } = entry.recipient;
    if (!isAddress(address)) return { as: 'refused', answer: 'EADDRESS', isFinal: true };
    const data = await rawMessage(entry, letter, files, from, now());
    await note();
    try {
      const request = {
        FromEmailAddress: from.address,
        Destination: { ToAddresses: [address] },
        Content: { Raw: { Data: data } },
        ConfigurationSetName: configurationSet,
      };
      const { MessageId: id = '' } = await client.send(new SendEmailCommand(request), { abortSignal: AbortSignal.timeout(TRY_MS) });
      return { as: 'accepted', answer: id };
    } catch (error) {
      const word = wordOf(error);
      if (NEVER_LEFT.test(word)) return { as: 'unreachable', answer: word };
      return answered(error) ?? { as: 'unknown', answer: word };
    }
  },
});
