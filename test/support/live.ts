/** Live connections as tests make them: events for the handler, and a push that tells what it was asked to send. */
import type { LiveEvent } from '../../functions/live/handler.ts';
import type { Push, PushOutcome } from '../../functions/ports.ts';

type EventType = LiveEvent['requestContext']['eventType'];

const ROUTE = { CONNECT: '$connect', MESSAGE: '$default', DISCONNECT: '$disconnect' } as const satisfies Record<EventType, string>;

export const liveEvent = (eventType: EventType, connectionId: string, more: Partial<LiveEvent> = {}): LiveEvent => ({
  requestContext: {
    routeKey: ROUTE[eventType],
    messageId: 'message-1',
    eventType,
    extendedRequestId: 'request-1',
    requestTime: '',
    messageDirection: 'IN',
    stage: 'live',
    connectedAt: 0,
    requestTimeEpoch: 1,
    requestId: 'request-1',
    domainName: 'test',
    connectionId,
    apiId: 'test',
  },
  isBase64Encoded: false,
  ...more,
});

/** What was sent to whom, and who was closed. `fate` says what becomes of a message to a connection. */
export const recordingPush = (fate: (connection: string) => PushOutcome | Error = () => 'sent') => {
  const sent: { readonly to: string; readonly message: unknown }[] = [];
  const closed: string[] = [];
  const push: Push = {
    send: (to, text) => {
      const outcome = fate(to);
      if (outcome instanceof Error) return Promise.reject(outcome);
      if (outcome === 'sent') sent.push({ to, message: JSON.parse(text) });
      return Promise.resolve(outcome);
    },
    close: (connection) => {
      closed.push(connection);
      return Promise.resolve();
    },
  };
  return { push, sent, closed };
};
