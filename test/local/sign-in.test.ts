/** Signing in on one machine: the real provider, its page, its tokens, and the API that takes them. No browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../local/free-port.ts';
import { type RunningProduct, startProduct } from '../../local/product.ts';
import { newPerson, renewed } from '../support/code-flow.ts';
import { temporaryFolder } from '../support/engine.ts';

const folder = temporaryFolder();
const CHALLENGE = 'x'.repeat(43);
let port: number;
let product: RunningProduct;

const start = async (at: number, signIn = true): Promise<void> => {
  product = await startProduct({ port: at, data: folder.path, endpoint: null, signIn, timeZone: 'Asia/Shanghai' }, null);
};

beforeAll(async () => {
  port = await freePort();
  await start(port);
});
afterAll(async () => {
  await product.stop();
  folder.remove();
});

const get = async (path: string, token: string | null): Promise<{ status: number; json: unknown }> => {
  const response = await fetch(`${product.url}${path}`, token === null ? {} : { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, json: await response.json() };
};

describe('the sample accounts', () => {
  test.each([
    ['ducha', { name: '督查室', role: 'admin', units: [] }],
    ['jiaoyu', { name: '教育局', role: 'editor', units: ['u05'] }],
    ['weijian', { name: '卫生健康局', role: 'editor', units: ['u11'] }],
    ['lingdao', { name: '分管领导', role: 'viewer', units: [] }],
  ])('%s signs in with one click and is the member that was invited', async (account, member) => {
    const { access_token: token } = await (await newPerson(product.url)).signIn(account);
    expect(await get('/api/me', token)).toEqual({ status: 200, json: { id: `sample-${account}`, ...member } });
  });

  test('are all on the sign-in page, which takes nothing from elsewhere and runs no script', async () => {
    const person = await newPerson(product.url);
    const page = await person.visit(await person.authorize(CHALLENGE));
    const html = await page.text();
    for (const name of ['督查室', '教育局', '卫生健康局', '分管领导']) expect(html).toContain(`<b>${name}</b>`);
    expect(html).not.toMatch(/<script|<link|<img|@import|url\(|https?:/u);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self' /u);
  });

  test('are shown in the language that the page speaks', async () => {
    const person = await newPerson(product.url);
    const page = await person.visit(await person.authorize(CHALLENGE, { ui_locales: 'en' }));
    expect(await page.text()).toMatch(/<html lang="en">.*Sign in to Shishi.*<small>viewer: reads everything/su);
  });
});

describe('without signing in', () => {
  test('nothing is told', async () => expect((await get('/api/sheets/2024', null)).status).toBe(401));

  test('the page learns where to sign in', async () => {
    expect((await get('/config.json', null)).json).toEqual({
      city: '平湖市',
      publishes: true,
      issuer: `${product.url}/issuer`,
      clientId: 'shishi',
      scope: 'openid profile email',
      resource: 'urn:shishi:local',
    });
  });
});

describe('an editor', () => {
  test("saves what is their unit's, and nothing else", async () => {
    const { access_token: token } = await (await newPerson(product.url)).signIn('jiaoyu');
    const patch = async (path: string): Promise<number> => {
      const body = JSON.stringify({ editId: 'edit-0001', version: 1, progress: '已排摸16所公办幼儿园' });
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      return (await fetch(`${product.url}/api/projects/${path}`, { method: 'PATCH', headers, body })).status;
    };
    expect(await patch('2024-p02/tasks/2024-t05')).toBe(200);
    expect(await patch('2024-p02/tasks/2024-t06')).toBe(403);
  });
});

describe('the provider', () => {
  test('asks for PKCE, and for an API and a page that it knows', async () => {
    const person = await newPerson(product.url);
    expect(await person.authorize('', { code_challenge_method: '' })).toContain('error=invalid_request');
    expect(await person.authorize(CHALLENGE, { resource: 'urn:shishi:other' })).toContain('error=invalid_target');
    expect(await person.authorize(CHALLENGE, { redirect_uri: 'https://elsewhere.example/' })).toBe('no redirect but 400');
  });

  test('knows no account but the sample ones', async () => {
    const person = await newPerson(product.url);
    const page = await person.authorize(CHALLENGE);
    const reply = await person.visit(page, { method: 'POST', body: new URLSearchParams({ account: 'root' }) });
    expect([reply.status, await reply.text()]).toEqual([200, expect.stringContaining('督查室')]);
  });

  test('renews a token once: a refresh token that was used is worth nothing, and takes the others with it', async () => {
    const person = await newPerson(product.url);
    const first = await person.signIn('lingdao');
    const second = await renewed(await person.renew(first.refresh_token));
    expect((await get('/api/me', second.access_token)).status).toBe(200);
    expect((await person.renew(first.refresh_token)).status).toBe(400);
    expect((await person.renew(second.refresh_token)).status).toBe(400);
  });

  test('signs out, after which an account is chosen again', async () => {
    const person = await newPerson(product.url);
    const { id_token: hint } = await person.signIn('lingdao');
    const query = new URLSearchParams({ id_token_hint: hint, post_logout_redirect_uri: `${product.url}/` });
    const page = await (await person.visit(`${person.endSession}?${query.toString()}`)).text();
    const xsrf = /name="xsrf" value="(\w+)"/u.exec(page)?.[1] ?? '';
    const done = await person.visit(`${person.endSession}/confirm`, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
    expect(done.headers.get('location')).toBe(`${product.url}/`);
    await expect(person.signIn(null)).rejects.toThrow('no code');
  });
});

test('data from before sign-in was asked for go on: their history stays, and members edit on', async () => {
  const edit = { editId: 'edit-0002', version: 1, progress: '已建成社区老年食堂1家' };
  const patch = async (body: object, token: string | null): Promise<number> => {
    const headers = { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    const path = '/api/projects/2024-p02/tasks/2024-t03';
    return (await fetch(product.url + path, { method: 'PATCH', headers, body: JSON.stringify(body) })).status;
  };
  await product.stop();
  await start(port, false);
  expect(await patch(edit, null)).toBe(200);
  await product.stop();
  await start(port);
  expect(await patch({ ...edit, editId: 'edit-0003', version: 2 }, null)).toBe(401);
  const { access_token: token } = await (await newPerson(product.url)).signIn('ducha');
  expect(await patch({ ...edit, editId: 'edit-0003', version: 2, progress: '已建成社区老年食堂2家' }, token)).toBe(200);
  expect((await get('/api/projects/2024-p02/tasks/2024-t03/history', token)).json).toMatchObject({
    events: [
      { version: 3, by: { id: 'sample-ducha' } },
      { version: 2, by: { id: 'local-admin' } },
    ],
  });
});

describe('over a restart', () => {
  test('tokens, sessions and refresh tokens hold', async () => {
    const person = await newPerson(product.url);
    const before = await person.signIn('weijian');
    await product.stop();
    await start(port);
    expect((await get('/api/me', before.access_token)).status).toBe(200);
    expect((await get('/api/me', (await person.signIn(null)).access_token)).status).toBe(200);
    expect((await person.renew(before.refresh_token)).status).toBe(200);
  });

  test('at another port the accounts are the same members', async () => {
    await product.stop();
    await start(await freePort());
    const { access_token: token } = await (await newPerson(product.url)).signIn('weijian');
    expect((await get('/api/me', token)).json).toMatchObject({ id: 'sample-weijian' });
  });
});
