import { randomUUID } from 'node:crypto';
import { wordOf } from '../bulletin/word.ts';
import { ENVIRONMENT } from '../environment.ts';
import { newHttpHandler } from '../http/handler.ts';
import { identifyByToken } from '../http/identity.ts';
import { issuerAt } from '../identity/issuer.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';

const store = dynamoStore(documentClient(), required(ENVIRONMENT.tableName));
const shared = { store, now: Date.now, newId: randomUUID };

export const handler = newHttpHandler({
  ...shared,
  liveAddress: required(ENVIRONMENT.liveAddress),
  wordOf,
  identify: identifyByToken({
    ...shared,
    issuer: issuerAt({ issuer: required(ENVIRONMENT.issuer), audience: required(ENVIRONMENT.audience), now: Date.now }),
    firstAdmins: required(ENVIRONMENT.firstAdmins).toLowerCase().split(','),
  }),
  log: (line) => console.error(JSON.stringify(line)),
});
