import { randomUUID } from 'node:crypto';
import { ENVIRONMENT } from '../environment.ts';
import type { HandlerParts } from '../http/handler.ts';
import { identifyByToken } from '../http/identity.ts';
import type { HttpPorts } from '../http/route.ts';
import { issuerAt } from '../identity/issuer.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';
import { log, meterOfStack } from './telling.ts';

/** What every Lambda behind the HTTP API is made of, from its environment. */
export const httpParts = (): HttpPorts & HandlerParts => {
  const ports = { store: dynamoStore(documentClient(), required(ENVIRONMENT.tableName)), now: Date.now, newId: randomUUID };
  return {
    ...ports,
    identify: identifyByToken({
      ...ports,
      issuer: issuerAt({ issuer: required(ENVIRONMENT.issuer), audience: required(ENVIRONMENT.audience), now: Date.now }),
      firstAdmins: required(ENVIRONMENT.firstAdmins).toLowerCase().split(','),
    }),
    log,
    meter: meterOfStack(),
  };
};
