import { ENVIRONMENT } from '../environment.ts';
import { newLiveHandler } from '../live/handler.ts';
import { gatewayPush } from '../push/gateway-push.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';
import { log, meterOfStack } from './telling.ts';

const page = required(ENVIRONMENT.pageOrigin);

export const handler = newLiveHandler({
  store: dynamoStore(documentClient(), required(ENVIRONMENT.tableName)),
  push: gatewayPush(required(ENVIRONMENT.pushEndpoint)),
  now: Date.now,
  isOurPage: (origin) => origin === page,
  log,
  meter: meterOfStack(),
});
