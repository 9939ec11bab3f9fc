import { ENVIRONMENT } from '../environment.ts';
import { newMailboxHandler } from '../returns/handlers.ts';
import { imapMailbox, type MailboxAccess } from '../returns/imap-mailbox.ts';
import { mailboxStore } from '../store/mailbox-store.ts';
import { mailAccount } from './mail-account.ts';
import { required } from './required.ts';
import { returnsParts } from './returns.ts';

const access = async (): Promise<MailboxAccess> => {
  const port = Number(required(ENVIRONMENT.imapPort));
  const account = await mailAccount(required(ENVIRONMENT.imapSecret));
  return { host: required(ENVIRONMENT.imapHost), port, secure: port === 993, mailbox: required(ENVIRONMENT.imapMailbox), ...account };
};

const { engine, ...parts } = returnsParts();

export const handler = newMailboxHandler({ ...parts, store: { ...parts.store, ...mailboxStore(engine) }, mailbox: imapMailbox(access) });
