import { pageConfig } from '../../domain/wire/config.ts';
import { ENVIRONMENT } from '../environment.ts';
import { newHttpHandler } from '../http/handler.ts';
import { keepingSnapshots } from '../public/kept.ts';
import { PUBLIC_ROUTES } from '../public/routes.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';
import { log, meterOfStack } from './telling.ts';

const { filing } = pageConfig.pick({ filing: true }).parse({ filing: JSON.parse(process.env[ENVIRONMENT.filing] ?? 'null') ?? undefined });

export const handler = newHttpHandler(PUBLIC_ROUTES, {
  store: keepingSnapshots(dynamoStore(documentClient(), required(ENVIRONMENT.tableName))),
  timeZone: required(ENVIRONMENT.timeZone),
  ...(filing === undefined ? {} : { filing }),
  now: Date.now,
  // None of its routes asks who calls.
  identify: () => Promise.resolve({ ok: false, code: 'unauthenticated' }),
  log,
  meter: meterOfStack(),
});
