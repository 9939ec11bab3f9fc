import { ENVIRONMENT } from '../environment.ts';
import { newHttpHandler } from '../http/handler.ts';
import { keepingSnapshots } from '../public/kept.ts';
import { PUBLIC_ROUTES } from '../public/routes.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';
import { log, meterOfStack } from './telling.ts';

export const handler = newHttpHandler(PUBLIC_ROUTES, {
  store: keepingSnapshots(dynamoStore(documentClient(), required(ENVIRONMENT.tableName))),
  timeZone: required(ENVIRONMENT.timeZone),
  now: Date.now,
  // None of its routes asks who calls.
  identify: () => Promise.resolve({ ok: false, code: 'unauthenticated' }),
  log,
  meter: meterOfStack(),
});
