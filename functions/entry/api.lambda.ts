import { randomUUID } from 'node:crypto';
import { ENVIRONMENT } from '../environment.ts';
import { newHttpHandler } from '../http/handler.ts';
import { identifyByToken } from '../http/identity.ts';
import { issuerAt } from '../identity/issuer.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { letterParts, relay } from './letters.ts';
import { required } from './required.ts';

const store = dynamoStore(documentClient(), required(ENVIRONMENT.tableName));
const shared = { store, now: Date.now, newId: randomUUID };

export const handler = newHttpHandler({
  ...shared,
  liveAddress: required(ENVIRONMENT.liveAddress),
  // What is planned here is sent by the digest, within a minute.
  mailing: { letters: letterParts(), relay: relay(), mayLoopback: false, sendSoon: () => {} },
  identify: identifyByToken({
    ...shared,
    issuer: issuerAt({ issuer: required(ENVIRONMENT.issuer), audience: required(ENVIRONMENT.audience), now: Date.now }),
    firstAdmins: required(ENVIRONMENT.firstAdmins).toLowerCase().split(','),
  }),
  log: (line) => console.error(JSON.stringify(line)),
});
