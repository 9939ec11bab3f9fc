/** Sends what is due, every second: the very action that a schedule starts on AWS. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sendMails, type SendingPorts } from '../functions/actions/send-mails.ts';
import { notSetUp } from '../functions/mail/robot-mailer.ts';
import { smtpMailer } from '../functions/mail/smtp-mailer.ts';
import type { Store } from '../functions/ports.ts';

const EVERY_MS = 1000;

/** Nobody is waited for here: what a run on AWS has to leave for the next one, this one does at once. */
const LONGEST_MS = 15 * 60_000;

/** The sender of all local mail. */
export const LOCAL_SENDER = { name: '平湖市政府督查室', address: 'shishi@pinghu.example' } as const;

/** What sending needs on this computer, where all mail goes to the catcher at this port. */
export const localSending = (store: Store, smtpPort: number, files: SendingPorts['files']) => {
  const relay = { host: '127.0.0.1', port: smtpPort, secure: false, user: '', password: '' };
  const mail = smtpMailer({ relay, from: LOCAL_SENDER, now: Date.now, atOnce: 3 });
  const ports: SendingPorts = {
    store,
    mailers: { mail, wecom: notSetUp, dingtalk: notSetUp },
    files,
    now: Date.now,
    newId: randomUUID,
    pause,
  };
  return {
    /** Sends everything that is due now. */
    send: () => sendMails(ports, { deadline: Date.now() + LONGEST_MS, perSecond: 20, atOnce: 3 }),
    close: mail.close,
  };
};

/** Runs once a second until it is stopped; a run that fails is made again. */
export const startMailLoop = (send: () => Promise<unknown>, log: (line: object) => void): { readonly stop: () => Promise<void> } => {
  const ended = new AbortController();
  const running = (async () => {
    while (!ended.signal.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- one run at a time
      await send().catch((error: unknown) =>
        log({ level: 'error', route: 'mail', error: error instanceof Error ? error.name : typeof error }),
      );
      // oxlint-disable-next-line no-await-in-loop -- and a pause behind each
      await pause(EVERY_MS, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      ended.abort();
      await running;
    },
  };
};
