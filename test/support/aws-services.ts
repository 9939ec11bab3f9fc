/** Services of AWS on loopback, as far as the Lambdas ask: files of S3, secrets, SES and the WebSocket API's connections. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';

export type AwsServices = {
  readonly endpoint: string;
  /** What SES was given, as the messages that it would send. */
  readonly mails: readonly string[];
  /** What connected pages were sent, and whom. */
  readonly sent: readonly { readonly to: string; readonly message: unknown }[];
  readonly stop: () => Promise<void>;
};

type Answer = { readonly status: number; readonly type: string; readonly body: string | Uint8Array };

/** What is there: a file by its bucket and key, a secret by its name. */
type Holdings = {
  readonly file: (bucket: string, key: string) => Uint8Array | null;
  readonly secrets: Readonly<Record<string, string>>;
};

const json = (status: number, value: object): Answer => ({ status, type: 'application/x-amz-json-1.1', body: JSON.stringify(value) });

const secretOf = (secrets: Holdings['secrets'], asked: string): Answer => {
  const { SecretId: id } = JSON.parse(asked);
  const { [id]: text } = secrets;
  return text === undefined
    ? json(400, { __type: 'ResourceNotFoundException', Message: "Secrets Manager can't find the specified secret." })
    : json(200, { ARN: id, Name: id, VersionId: 'v1', SecretString: text });
};

const fileOf = (file: Holdings['file'], path: string): Answer => {
  const [, bucket = '', ...key] = path.split('/');
  const body = file(bucket, key.map(decodeURIComponent).join('/'));
  return body === null
    ? { status: 404, type: 'application/xml', body: '<Error><Code>NoSuchKey</Code><Message>The key does not exist.</Message></Error>' }
    : { status: 200, type: 'application/octet-stream', body };
};

const CONNECTION = /^\/live\/@connections\/([^/]+)$/u;

/** Like AWS, it takes signed requests only. */
export const startedAwsServices = async ({ file, secrets }: Holdings): Promise<AwsServices> => {
  const mails: string[] = [];
  const sent: { to: string; message: unknown }[] = [];
  const answerTo = ({ url = '', headers }: IncomingMessage, body: string): Answer => {
    const { pathname } = new URL(url, 'http://localhost');
    if (headers.authorization?.startsWith('AWS4-HMAC-SHA256') !== true) return json(403, { __type: 'AccessDeniedException' });
    if (headers['x-amz-target'] === 'secretsmanager.GetSecretValue') return secretOf(secrets, body);
    const to = CONNECTION.exec(pathname)?.[1];
    if (to !== undefined) {
      sent.push({ to: decodeURIComponent(to), message: JSON.parse(body) });
      return json(200, {});
    }
    if (pathname !== '/v2/email/outbound-emails') return fileOf(file, pathname);
    mails.push(Buffer.from(JSON.parse(body).Content.Raw.Data, 'base64').toString('utf8'));
    return json(200, { MessageId: `ses-${mails.length}` });
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, type, body } = answerTo(request, await textOf(request));
    response.writeHead(status, { 'content-type': type }).end(body);
  };
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    mails,
    sent,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
