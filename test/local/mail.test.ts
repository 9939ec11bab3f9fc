/** Mail on one computer: the digest sends what waits to the catcher, whose inbox opens in the browser. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProduct, type RunningProduct } from '../../local/product.ts';
import { freePort } from '../../local/free-port.ts';
import { welcome } from '../../local/welcome.ts';
import { temporaryFolder } from '../support/engine.ts';
import { type LocalEngine, startLocalEngine } from '../support/local-engine.ts';
import { sampleLetter, sampleMail } from '../support/samples-mail.ts';

const EVIL = '<img src=x onerror=alert(1)>';

const entry = sampleMail({ recipient: { channel: 'mail', id: 'm1', name: `甲${EVIL}`, address: 'lingdao@pinghu.example' } });
const letter = sampleLetter({ subject: `汇总${EVIL}`, html: `<p style="color:red">红</p>${EVIL}<script>alert(1)</script>` });

let engine: LocalEngine;
let product: RunningProduct;
const folder = temporaryFolder();

beforeAll(async () => {
  engine = await startLocalEngine();
  await engine.store.planMails([{ entry, letter }]);
  product = await startProduct(
    { port: await freePort(), data: folder.path, endpoint: engine.endpoint, signIn: false, timeZone: 'Asia/Shanghai' },
    null,
  );
});
afterAll(async () => {
  await product.stop();
  await engine.stop();
  folder.remove();
});

const get = async (path: string) => {
  const response = await fetch(`${product.inbox}${path}`);
  return { status: response.status, policy: response.headers.get('content-security-policy') ?? '', text: await response.text() };
};

test('what is due arrives in the inbox, with its text, its HTML and as it came; nothing in it runs', async () => {
  await expect.poll(async () => (await engine.store.mail(entry))?.entry.state).toBe('sent');
  await expect.poll(async () => (await get('/1')).status).toBe(200);
  const [list, mail, html, source] = await Promise.all(['', '/1', '/1/letter', '/1/source'].map(get));
  expect(list?.text).toContain('lingdao@pinghu.example');
  expect(mail?.text).toContain('各位领导:');
  for (const page of [list, mail]) {
    expect(page?.text).not.toMatch(/<img|<script/u);
    expect(page?.policy).not.toMatch(/unsafe|script-src/u);
  }
  expect(html?.text).toContain('<p style="color:red">红</p>');
  expect(html?.policy).toMatch(/^sandbox(?![^;]*allow-(?:scripts|same-origin)).*default-src 'none'/u);
  expect(source?.text).toContain(entry.messageId);
  expect((await get('/99')).status).toBe(404);
});

test('the welcome names the inbox', () => {
  expect(welcome({ ...product, data: folder.path })).toContain(`${product.url}/inbox`);
});
