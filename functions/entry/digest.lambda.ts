import { closeDue } from '../actions/close-due.ts';
import { sendMails } from '../actions/send-mails.ts';
import { newDigestHandler } from '../digest/handler.ts';
import { ENVIRONMENT } from '../environment.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { letterParts } from './letters.ts';
import { required } from './required.ts';
import { RATE, sendingParts } from './sending.ts';
import { log, meterOfStack } from './telling.ts';

/** The Lambda is ended after five minutes; what is left is the next run's. */
const LONGEST_MS = 3 * 60_000;

const store = dynamoStore(documentClient(), required(ENVIRONMENT.tableName));
const sending = sendingParts(store);

export const handler = newDigestHandler({
  store,
  letters: letterParts(store),
  closeDue: (sheet, today) => closeDue({ store, now: Date.now }, sheet, today),
  sendMails: () => sendMails(sending, { deadline: Date.now() + LONGEST_MS, ...RATE }),
  now: Date.now,
  log,
  meter: meterOfStack(),
});
