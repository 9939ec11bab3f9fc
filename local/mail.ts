/** Mail on this computer: the parts that the API plans letters with, the digest that runs each minute, and the catcher of what it sends. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { attachedFile } from '../functions/actions/attached-file.ts';
import { bulletinOfPeriod } from '../functions/actions/bulletin-of-period.ts';
import { closeDue } from '../functions/actions/close-due.ts';
import { accessTo } from '../functions/actions/robot-access.ts';
import { sendMails, type SendingPorts } from '../functions/actions/send-mails.ts';
import { wordOf } from '../functions/bulletin/word.ts';
import { newDigestHandler } from '../functions/digest/handler.ts';
import type { MailingParts } from '../functions/http/route.ts';
import { letterWriter } from '../functions/letters/writer.ts';
import { robotMailers } from '../functions/mail/robot-mailer.ts';
import { smtpMailer } from '../functions/mail/smtp-mailer.ts';
import type { LetterParts, Store } from '../functions/ports.ts';
import { sealWith } from '../functions/seal.ts';
import { startDigestLoop } from './digest.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { sealKey } from './seal-key.ts';
import type { Mount } from './server.ts';
import type { LocalSettings } from './settings.ts';

type MailNeeds = {
  readonly store: Store;
  readonly settings: LocalSettings;
  /** That the page is at. */
  readonly port: number;
  readonly log: (line: object) => void;
};

export type RunningMail = { readonly mailing: MailingParts; readonly inbox: Mount; readonly stop: () => Promise<void> };

/** Nobody is waited for here: what a run on AWS has to leave for the next one, this one does at once. */
const LONGEST_MS = 15 * 60_000;

const RATE = { perSecond: 20, atOnce: 3 } as const;

/** The sender of all local mail. */
const SENDER = { name: '平湖市政府督查室', address: 'shishi@pinghu.example' } as const;

const letterParts = ({ store, settings, port }: MailNeeds): LetterParts => ({
  writer: letterWriter(),
  mails: store,
  bulletinOf: (sheet, period) => bulletinOfPeriod(store, sheet, period),
  timeZone: settings.timeZone,
  page: `http://localhost:${port}`,
  seal: sealWith(() => Promise.resolve(sealKey(settings.data))),
});

/** What sending needs, where all mail goes to the catcher at this port. */
const newSending = (store: Store, smtpPort: number): { readonly ports: SendingPorts; readonly close: () => void } => {
  const relay = { host: '127.0.0.1', port: smtpPort, secure: false, user: '', password: '' };
  const mail = smtpMailer({ relay, from: SENDER, now: Date.now, atOnce: RATE.atOnce });
  return {
    close: mail.close,
    ports: {
      store,
      mailers: { mail, ...robotMailers({ accessTo: accessTo(store), now: Date.now }) },
      files: (attachment) => attachedFile({ store, wordOf }, attachment),
      now: Date.now,
      newId: randomUUID,
      pause,
    },
  };
};

export const startMail = async (needs: MailNeeds): Promise<RunningMail> => {
  const { store, settings, log } = needs;
  const catcher = await startMailCatcher(settings.timeZone);
  const sending = newSending(store, catcher.smtpPort);
  const letters = letterParts(needs);
  const handler = newDigestHandler({
    store,
    meter: () => {},
    letters,
    closeDue: (sheet, today) => closeDue({ store, now: Date.now }, sheet, today),
    sendMails: () => sendMails(sending.ports, { deadline: Date.now() + LONGEST_MS, ...RATE }),
    now: Date.now,
    log,
  });
  const loop = startDigestLoop(handler, log);
  return {
    mailing: { letters, relay: 'local', mayLoopback: true, sendSoon: loop.nudge },
    inbox: catcher.mount,
    stop: async () => {
      await loop.stop();
      sending.close();
      await catcher.stop();
    },
  };
};
