/** Mail on this computer: the parts that the API plans letters with, and the digest that runs each minute. */
import { randomUUID } from 'node:crypto';
import { newDigestHandler } from '../functions/digest/handler.ts';
import type { MailingParts } from '../functions/http/route.ts';
import { DIGEST_PARTS, LETTERS } from '../functions/mail-parts.ts';
import type { Store } from '../functions/ports.ts';
import { sealWith } from '../functions/seal.ts';
import { startDigestLoop } from './digest.ts';
import { sealKey } from './seal-key.ts';
import type { LocalSettings } from './settings.ts';

type MailNeeds = {
  readonly store: Store;
  readonly settings: LocalSettings;
  /** That the page is at. */
  readonly port: number;
  readonly log: (line: object) => void;
};

export const startMail = ({
  store,
  settings,
  port,
  log,
}: MailNeeds): { readonly mailing: MailingParts; readonly stop: () => Promise<void> } => {
  const letters = {
    ...LETTERS,
    timeZone: settings.timeZone,
    page: `http://localhost:${port}`,
    seal: sealWith(() => Promise.resolve(sealKey(settings.data))),
  };
  const loop = startDigestLoop(newDigestHandler({ ...DIGEST_PARTS, store, letters, now: Date.now, newId: randomUUID, log }), log);
  return { mailing: { letters, relay: 'local', mayLoopback: true, sendSoon: loop.nudge }, stop: loop.stop };
};
