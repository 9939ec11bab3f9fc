/** Called each minute: what is due is closed, written and sent. */
import { countConnections } from '../actions/count-connections.ts';
import { type DigestPorts, type Ownerless, runDigest } from '../actions/run-digest.ts';
import type { SendingCounts } from '../actions/send-mails.ts';
import { newMetered } from '../metered.ts';
import type { Figures } from '../metrics.ts';
import type { Meter } from '../ports.ts';

/** A line of the log, without anybody's name or address. */
export type DigestLog = (
  line:
    | { readonly level: 'info'; readonly what: 'planned'; readonly letters: number }
    | ({ readonly level: 'warn'; readonly what: 'no_members' } & Ownerless),
) => void;

/** Lambda gives the id of the call beside the event. */
export type DigestHandler = (event?: unknown, context?: { readonly awsRequestId: string }) => Promise<void>;

export type DigestParts = Omit<DigestPorts, 'sendMails'> & {
  readonly sendMails: () => Promise<Partial<SendingCounts>>;
  readonly log: DigestLog;
  readonly meter: Meter;
};

/** Only what there was: a figure that is written at all is paid for by the hour. */
const figuresOf = (mails: Partial<SendingCounts>, connections: number): Figures => {
  const { sent = 0, failed = 0, unknown = 0 } = mails;
  const all = { MailsSent: sent, MailsFailed: failed, MailsUnknown: unknown, LiveConnections: connections };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
};

export const newDigestHandler = ({ log, meter, ...ports }: DigestParts): DigestHandler => {
  const metered = newMetered({ now: ports.now, meter });
  return (_, context) =>
    metered(context?.awsRequestId ?? '', 'digest', async () => {
      let mails: Partial<SendingCounts> = {};
      const sendMails = async (): Promise<void> => {
        mails = await ports.sendMails();
      };
      const { planned, ownerless } = await runDigest({ ...ports, sendMails });
      if (planned > 0) log({ level: 'info', what: 'planned', letters: planned });
      for (const units of ownerless) log({ level: 'warn', what: 'no_members', ...units });
      const figures = figuresOf(mails, await countConnections(ports));
      return { result: undefined, status: 'ok', figures: () => figures };
    });
};
