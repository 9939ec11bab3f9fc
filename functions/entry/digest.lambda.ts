import { randomUUID } from 'node:crypto';
import { newDigestHandler } from '../digest/handler.ts';
import { ENVIRONMENT } from '../environment.ts';
import { DIGEST_PARTS } from '../mail-parts.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { letterParts } from './letters.ts';
import { required } from './required.ts';

export const handler = newDigestHandler({
  ...DIGEST_PARTS,
  store: dynamoStore(documentClient(), required(ENVIRONMENT.tableName)),
  letters: letterParts(),
  now: Date.now,
  newId: randomUUID,
  log: (line) => console.log(JSON.stringify(line)),
});
