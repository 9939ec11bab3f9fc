/** Messages to connected pages, by API Gateway's `@connections`. */
import {
  ApiGatewayManagementApiClient,
  type ApiGatewayManagementApiClientConfig,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { Push, PushOutcome } from '../ports.ts';

const PATIENCE = { maxAttempts: 2, requestHandler: { connectionTimeout: 1000, requestTimeout: 2000 } };

const unlessGone = async (call: () => Promise<unknown>): Promise<PushOutcome> => {
  try {
    await call();
    return 'sent';
  } catch (error) {
    if (error instanceof GoneException) return 'gone';
    throw error;
  }
};

/** @param endpoint the stage's callback URL. The client is made once, where the process starts. */
export const gatewayPush = (endpoint: string, config: ApiGatewayManagementApiClientConfig = {}): Push => {
  const client = new ApiGatewayManagementApiClient({ ...PATIENCE, ...config, endpoint });
  return {
    send: (connection, message) =>
      unlessGone(() => client.send(new PostToConnectionCommand({ ConnectionId: connection, Data: new TextEncoder().encode(message) }))),
    close: async (connection) => {
      await unlessGone(() => client.send(new DeleteConnectionCommand({ ConnectionId: connection })));
    },
  };
};
