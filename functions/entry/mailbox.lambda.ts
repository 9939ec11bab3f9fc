import { ENVIRONMENT } from '../environment.ts';
import { newMailboxHandler } from '../returns/handlers.ts';
import { imapMailbox, type MailboxAccess } from '../returns/imap-mailbox.ts';
import { mailboxStore } from '../store/mailbox-store.ts';
import { mailAccount } from './mail-account.ts';
import { required } from './required.ts';
import { returnsParts } from './returns.ts';

/** The Lambda is ended after three minutes, and a message that was begun before this has the rest of them. */
const LONGEST_MS = 2 * 60_000;

const access = async (): Promise<MailboxAccess> => {
  const port = Number(required(ENVIRONMENT.imapPort));
  const account = await mailAccount(required(ENVIRONMENT.imapSecret));
  return { host: required(ENVIRONMENT.imapHost), port, secure: port === 993, mailbox: required(ENVIRONMENT.imapMailbox), ...account };
};

const { engine, ...parts } = returnsParts();

export const handler = newMailboxHandler({
  ...parts,
  store: { ...parts.store, ...mailboxStore(engine) },
  mailbox: imapMailbox(access),
  longest: LONGEST_MS,
});
