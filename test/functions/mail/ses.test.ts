/** Mail through SES: the SDK's own client against a service on loopback, for SES itself cannot run here. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { simpleParser } from 'mailparser';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { sesMailer } from '../../../functions/mail/ses-mailer.ts';
import { MAIL_DAY, sampleLetter, sampleMail } from '../../support/samples-mail.ts';

const FROM = { name: '平湖市督查室', address: 'shishi@pinghu.example' };

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const asked = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({ Raw: z.object({ Data: z.base64() }) }),
  ConfigurationSetName: z.string(),
});

/** A service that answers as told; what it was asked, and how often it had been noted by then that the text leaves. */
const startSes = async (answer: (response: ServerResponse, request: IncomingMessage) => void) => {
  const heard: z.infer<typeof asked>[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push(asked.parse(JSON.parse(Buffer.concat(chunks).toString())));
      response.setHeader('content-type', 'application/json');
      answer(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  const address = server.address();
  return { port: typeof address === 'object' ? (address?.port ?? 0) : 0, heard };
};

const tried = async (port: number, entry = sampleMail()) => {
  let noted = 0;
  const client = new SESv2Client({
    region: 'local',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
  const outcome = await sesMailer({ client, from: FROM, configurationSet: 'pinghu-set', now: () => MAIL_DAY }).send(
    entry,
    sampleLetter(),
    [],
    () => {
      noted += 1;
      return Promise.resolve();
    },
  );
  return { outcome, noted };
};

test('SES gets the whole message, to one recipient, by the set that tells what becomes of it', async () => {
  const { port, heard } = await startSes((response) => void response.end(JSON.stringify({ MessageId: 'ses-1' })));
  expect(await tried(port)).toEqual({ outcome: { as: 'accepted', answer: 'ses-1' }, noted: 1 });
  const {
    FromEmailAddress: from,
    Destination: to,
    Content: content,
    ConfigurationSetName: set,
  } = heard[0] ?? expect.fail('nothing was asked');
  expect([from, to.ToAddresses, set]).toEqual([FROM.address, ['lingdao@pinghu.example'], 'pinghu-set']);
  expect(await simpleParser(Buffer.from(content.Raw.Data, 'base64'))).toMatchObject({
    subject: sampleLetter().subject,
    messageId: sampleMail().messageId,
  });
});

test.each([
  [400, 'MessageRejected', { as: 'refused', isFinal: true }],
  [429, 'TooManyRequestsException', { as: 'refused', isFinal: false }],
  [400, 'SendingPausedException', { as: 'refused', isFinal: false }],
  [403, 'AccessDeniedException', { as: 'refused', isFinal: false }],
  [500, 'InternalServiceException', { as: 'unknown' }],
])('an answer %i %s', async (status, name, came) => {
  const { port, heard } = await startSes((response) => {
    response.writeHead(status, { 'x-amzn-errortype': name });
    response.end(JSON.stringify({ message: 'why' }));
  });
  expect((await tried(port)).outcome).toMatchObject(came);
  expect(heard).toHaveLength(1);
});

test('a line that breaks once the call has begun leaves it unknown, and it is not called again; one that is not there took nothing', async () => {
  const { port, heard } = await startSes((_, request) => void request.socket.destroy());
  expect((await tried(port)).outcome.as).toBe('unknown');
  expect(heard).toHaveLength(1);
  expect((await tried(1)).outcome).toMatchObject({ as: 'unreachable', answer: 'ECONNREFUSED' });
});

test('an address that is none is not asked about', async () => {
  const entry = sampleMail({ recipient: { ...sampleMail().recipient, address: 'a@x.cn, b@x.cn' } });
  expect(await tried(1, entry)).toEqual({ outcome: { as: 'refused', answer: 'EADDRESS', isFinal: true }, noted: 0 });
});
