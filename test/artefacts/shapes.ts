/**
 * The shapes of what AWS hands to a Lambda, as its documentation has them: nothing more, nothing less. AWS itself was not there to record
 * from, so every event of `events/` is held against them.
 */
import * as z from 'zod';

const texts = z.record(z.string(), z.string());

/** HTTP API, payload format 2.0, with a JWT authorizer's claims where the route has one. */
const httpEvent = z.strictObject({
  version: z.literal('2.0'),
  routeKey: z.string(),
  rawPath: z.string().startsWith('/'),
  rawQueryString: z.string(),
  headers: texts,
  queryStringParameters: texts.optional(),
  requestContext: z.strictObject({
    accountId: z.string(),
    apiId: z.string(),
    authorizer: z.strictObject({ jwt: z.strictObject({ claims: texts, scopes: z.array(z.string()).nullable() }) }).optional(),
    domainName: z.string(),
    domainPrefix: z.string(),
    http: z.strictObject({
      method: z.string(),
      path: z.string(),
      protocol: z.string(),
      sourceIp: z.string(),
      userAgent: z.string(),
    }),
    requestId: z.string(),
    routeKey: z.string(),
    stage: z.literal('$default'),
    time: z.string(),
    timeEpoch: z.int(),
  }),
  pathParameters: texts.optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean(),
});

/** WebSocket API. Headers come with a connect and, a few, with a disconnect. */
const socketEvent = z.strictObject({
  headers: texts.optional(),
  multiValueHeaders: z.record(z.string(), z.array(z.string())).optional(),
  queryStringParameters: texts.optional(),
  multiValueQueryStringParameters: z.record(z.string(), z.array(z.string())).optional(),
  requestContext: z.strictObject({
    routeKey: z.enum(['$connect', '$default', '$disconnect']),
    messageId: z.string().optional(),
    disconnectStatusCode: z.int().optional(),
    eventType: z.enum(['CONNECT', 'MESSAGE', 'DISCONNECT']),
    extendedRequestId: z.string(),
    requestTime: z.string(),
    messageDirection: z.literal('IN'),
    disconnectReason: z.string().optional(),
    stage: z.string(),
    connectedAt: z.int(),
    requestTimeEpoch: z.int(),
    identity: z.strictObject({ userAgent: z.string(), sourceIp: z.string() }),
    requestId: z.string(),
    domainName: z.string(),
    connectionId: z.string(),
    apiId: z.string(),
  }),
  body: z.string().optional(),
  isBase64Encoded: z.boolean(),
});

const image = z.record(
  z.string(),
  z.union([z.strictObject({ S: z.string() }), z.strictObject({ N: z.string() }), z.strictObject({ NULL: z.boolean() })]),
);

/** A stream of DynamoDB with both images. */
const streamEvent = z.strictObject({
  Records: z
    .array(
      z.strictObject({
        eventID: z.string(),
        eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
        eventVersion: z.literal('1.1'),
        eventSource: z.literal('aws:dynamodb'),
        awsRegion: z.string(),
        dynamodb: z.strictObject({
          ApproximateCreationDateTime: z.number(),
          Keys: z.record(z.string(), z.strictObject({ S: z.string() })),
          NewImage: image.optional(),
          OldImage: image.optional(),
          SequenceNumber: z.string().regex(/^\d{21,40}$/u),
          SizeBytes: z.int(),
          StreamViewType: z.literal('NEW_AND_OLD_IMAGES'),
        }),
        eventSourceARN: z.string().startsWith('arn:'),
      }),
    )
    .min(1),
});

/** EventBridge Scheduler, for a schedule without an input of its own. */
const schedulerEvent = z.strictObject({
  version: z.literal('0'),
  id: z.uuid(),
  'detail-type': z.literal('Scheduled Event'),
  source: z.literal('aws.scheduler'),
  account: z.string(),
  time: z.iso.datetime(),
  region: z.string(),
  resources: z.array(z.string().startsWith('arn:')),
  detail: z.literal('{}'),
});

/** EventBridge, with what SES publishes of a message that came back. */
const sesEvent = z.strictObject({
  version: z.literal('0'),
  id: z.uuid(),
  'detail-type': z.literal('Email Bounced'),
  source: z.literal('aws.ses'),
  account: z.string(),
  time: z.iso.datetime(),
  region: z.string(),
  resources: z.array(z.string().startsWith('arn:')),
  detail: z.strictObject({
    eventType: z.literal('Bounce'),
    bounce: z.strictObject({
      feedbackId: z.string(),
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: z.array(
        z.strictObject({ emailAddress: z.string(), action: z.string(), status: z.string(), diagnosticCode: z.string() }),
      ),
      timestamp: z.iso.datetime(),
      reportingMTA: z.string(),
    }),
    mail: z.strictObject({
      timestamp: z.iso.datetime(),
      source: z.string(),
      sourceArn: z.string().startsWith('arn:'),
      sendingAccountId: z.string(),
      messageId: z.string(),
      destination: z.array(z.string()),
      headersTruncated: z.boolean(),
      headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
      commonHeaders: z.strictObject({ from: z.array(z.string()), to: z.array(z.string()), messageId: z.string(), subject: z.string() }),
      tags: z.record(z.string(), z.array(z.string())),
    }),
  }),
});

/** By what an event's file is called before the first hyphen. */
export const SHAPES = {
  api: httpEvent,
  office: httpEvent,
  page: httpEvent,
  public: httpEvent,
  ses: sesEvent,
  socket: socketEvent,
  stream: streamEvent,
  scheduler: schedulerEvent,
  /** What the city's IT sends: JSON of our own. */
  by: z.record(z.string(), z.unknown()),
} as const;

export type Source = keyof typeof SHAPES;
export type StreamBatch = z.infer<typeof streamEvent>;
