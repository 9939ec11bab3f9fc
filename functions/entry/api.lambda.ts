import { ENVIRONMENT } from '../environment.ts';
import { newHttpHandler } from '../http/handler.ts';
import { identifyByClaims } from '../http/identity.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';

export const handler = newHttpHandler({
  store: dynamoStore(documentClient(), required(ENVIRONMENT.tableName)),
  now: Date.now,
  identify: identifyByClaims(required(ENVIRONMENT.firstAdmins).split(',')),
  log: (line) => console.error(JSON.stringify(line)),
});
