/** Messages to groups through a service on loopback that speaks as 企业微信 and 钉钉 do. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { type RobotParts, notSetUp, robotMailer } from '../../../functions/mail/robot-mailer.ts';
import { robotText } from '../../../functions/mail/robot-text.ts';
import { freePort } from '../../../local/free-port.ts';
import { MAIL_DAY, sampleLetter, sampleMail } from '../../support/samples-mail.ts';

const SECRET = { key: 'key-7f3a', signature: 'SECabc' };
const ROBOT = sampleMail({ recipient: { channel: 'wecom', id: 'r1', name: '督查群', address: '' } });

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

type Heard = { readonly url: URL; readonly body: unknown };

/** A service that answers as told, and what it was asked. */
const startService = async (answer: (response: ServerResponse, request: IncomingMessage) => void) => {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ url: new URL(request.url ?? '', 'http://x'), body: JSON.parse(Buffer.concat(chunks).toString()) });
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
  return { origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, heard };
};

const tried = async ({ origin, ...parts }: Partial<RobotParts> & { readonly origin?: string }, letter = sampleLetter()) => {
  let noted = 0;
  const mailer = robotMailer({
    channel: 'wecom',
    accessTo: () => Promise.resolve({ ...SECRET, origin: origin ?? 'https://qyapi.weixin.qq.com' }),
    now: () => MAIL_DAY,
    ...parts,
  });
  const outcome = await mailer.send(ROBOT, letter, [], () => {
    noted += 1;
    return Promise.resolve();
  });
  return { outcome, noted };
};

const saying = (errcode: number, errmsg: string) => (response: ServerResponse) => void response.end(JSON.stringify({ errcode, errmsg }));

describe('a robot', () => {
  test('of 企业微信 gets the text as Markdown', async () => {
    const { origin, heard } = await startService(saying(0, 'ok'));
    expect(await tried({ origin })).toEqual({ outcome: { as: 'accepted', answer: 'ok' }, noted: 1 });
    expect(heard.map(({ url, body }) => [`${url.pathname}${url.search}`, body])).toEqual([
      ['/cgi-bin/webhook/send?key=key-7f3a', { msgtype: 'markdown', markdown: { content: sampleLetter().text } }],
    ]);
  });

  test('of 钉钉 gets it with a title, signed at the time that it says', async () => {
    const { origin, heard } = await startService(saying(0, 'ok'));
    expect((await tried({ origin, channel: 'dingtalk' })).outcome.as).toBe('accepted');
    const { url, body } = heard[0] ?? expect.fail('nothing was asked');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      access_token: SECRET.key,
      timestamp: `${MAIL_DAY}`,
      sign: createHmac('sha256', SECRET.signature).update(`${MAIL_DAY}\n${SECRET.signature}`).digest('base64'),
    });
    expect(body).toEqual({
      msgtype: 'markdown',
      markdown: { title: sampleLetter().subject, text: expect.stringContaining('28.4%。  \n查看') },
    });
  });

  test.each([
    [45_009, 'api freq out of limit', false],
    [93_000, 'invalid webhook url', true],
  ])('that answers %i with 200 did not take it', async (errcode, errmsg, isFinal) => {
    const { origin } = await startService(saying(errcode, errmsg));
    expect((await tried({ origin })).outcome).toEqual({ as: 'refused', answer: `EROBOT ${errcode} ${errmsg}`, isFinal });
  });

  test.each([
    [404, 'refused'],
    [429, 'refused'],
    [502, 'unknown'],
  ])('that answers HTTP %i: %s', async (status, as) => {
    const { origin } = await startService((response) => void response.writeHead(status).end('no'));
    expect((await tried({ origin })).outcome).toMatchObject({ as, answer: `EROBOT HTTP ${status}` });
  });

  test('that breaks off, says nothing or nonsense, leaves it unknown; one that is not there took nothing', async () => {
    const broken = await startService((_, request) => void request.socket.destroy());
    expect((await tried({ origin: broken.origin })).outcome.as).toBe('unknown');
    const silent = await startService(() => undefined);
    expect((await tried({ origin: silent.origin, longest: 1000 })).outcome).toEqual({ as: 'unknown', answer: 'ETIMEDOUT' });
    const odd = await startService((response) => void response.end('<html>'));
    expect((await tried({ origin: odd.origin })).outcome.as).toBe('unknown');
    expect((await tried({ origin: `http://127.0.0.1:${await freePort()}` })).outcome).toMatchObject({
      as: 'unreachable',
      answer: 'ECONNREFUSED',
    });
  });

  test('that was taken away or never set up is told of, and nothing is said to leave', async () => {
    expect(await tried({ accessTo: () => Promise.resolve(null) })).toEqual({
      outcome: { as: 'refused', answer: 'ENOTSETUP', isFinal: true },
      noted: 0,
    });
    expect(await notSetUp.send(ROBOT, sampleLetter(), [], () => expect.fail('nothing leaves'))).toEqual({
      as: 'unreachable',
      answer: 'ENOTSETUP',
    });
  });

  test('has its secrets in no answer, whatever the service repeats', async () => {
    const { origin } = await startService(saying(93_000, `invalid key ${SECRET.key} or ${SECRET.signature}`));
    expect((await tried({ origin })).outcome.answer).toBe('EROBOT 93000 invalid key … or …');
  });
});

describe('the text of a robot', () => {
  const LINK = 'https://shishi.pinghu.example/?view=dashboard';

  test('is left as it is where it fits', () => expect(robotText(`甲\n${LINK}`, 4096)).toBe(`甲\n${LINK}`));

  test.each([100, 101, 102, 103, 4096])('is cut to %i bytes with the link whole and no character in two', (most) => {
    const text = robotText(`${'进展👍'.repeat(3000)}\n看板:${LINK}`, most);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
    expect([text.endsWith(`…\n\n${LINK}`), text.isWellFormed()]).toEqual([true, true]);
  });

  test('keeps no half of another link', () => {
    const text = robotText(`看 https://shishi.pinghu.example/?task=${'9'.repeat(200)} 和${'长'.repeat(200)} ${LINK}`, 150);
    expect(text).toBe(`看…\n\n${LINK}`);
  });

  test('makes no link, mention or colour of what people wrote', () => {
    expect(robotText('[领奖](https://evil.example) <@all> <font color="red">急</font>', 4096)).not.toMatch(/[[\]<>]/u);
  });
});
