import { newChangesHandler } from '../changes/handler.ts';
import { ENVIRONMENT } from '../environment.ts';
import { gatewayPush } from '../push/gateway-push.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';
import { log, meterOfStack } from './telling.ts';

export const handler = newChangesHandler({
  store: dynamoStore(documentClient(), required(ENVIRONMENT.tableName)),
  push: gatewayPush(required(ENVIRONMENT.pushEndpoint)),
  now: Date.now,
  log,
  meter: meterOfStack(),
});
