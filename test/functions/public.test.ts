/** 公示 on the embedded engine: what everybody gets to see, and what nobody does. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicQuery } from '../../domain/wire/public.ts';
import type { Store } from '../../functions/ports.ts';
import { markup } from '../../functions/http/html.ts';
import { keepingSnapshots } from '../../functions/public/kept.ts';
import { publicPage } from '../../functions/public/page.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { apiOver, type Reply } from '../support/http.ts';
import { ADMIN, assessmentOf } from '../support/samples.ts';

let table: TestTable;
let store: Store;
const contents = pinghu2024();
const EVIL = `<script>alert(1)</script>"'&完成50%`;

beforeAll(async () => {
  table = await embeddedTable();
  store = dynamoStore(documentClient(table.config), table.table);
  await store.create({
    ...contents,
    tasks: contents.tasks.map((task) => (task.number === 1 ? { ...task, content: EVIL, progress: `${EVIL}\n第二行` } : task)),
  });
}, 120_000);
afterAll(() => table.stop());

/** As somebody who has not signed in. */
const shown = (path: string, query?: Record<string, string>): Promise<Reply> =>
  apiOver(store, null).call({ path, ...(query === undefined ? {} : { query }) });
const office = (method: 'POST' | 'PATCH', path: string, body: object): Promise<Reply> => apiOver(store, ADMIN).call({ method, path, body });

test('before anything is published it says so', async () => {
  const { status, text, headers } = await shown('/public');
  expect([status, text.includes('还没有公布的进展'), headers['cache-control']]).toEqual([200, true, 'no-store']);
  expect((await shown('/public/2024')).text).toContain('还没有公布的进展');
});

test('once a period is closed everybody sees it as it was closed, until the next one is', async () => {
  const closed = await office('POST', '/api/sheets/2024/reporting', { version: 1, change: { kind: 'close', period: '2024-03' } });
  expect(closed.status).toBe(200);
  const { status, text, headers } = await shown('/public');
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'public, max-age=300']);
  expect(text).toContain('平湖市2024年民生实事进展公示');
  expect(text).toContain('数据截至 2024年3月');
  expect(text).toContain('<dd>17.52%</dd>');
  expect(text).toContain('共 23 项任务');
  const task = contents.tasks.find(({ number }) => number === 3);
  if (task === undefined) throw new Error('no row 3');
  const edit = { editId: 'edit-public-1', progress: '还没审定的新进展', version: task.version };
  expect((await office('PATCH', `/api/projects/${task.project}/tasks/${task.id}`, edit)).status).toBe(200);
  const later = (await shown('/public/2024')).text;
  expect(later).not.toContain('还没审定');
  expect(later).toContain('社区食堂施工推进中');
  // Who closed it is in the snapshot, and nobody's business.
  expect(later).not.toContain(ADMIN.name);
});

test('a rush reads each closing once; what is closed meanwhile is seen, and what could not be read is read again', async () => {
  const read: string[] = [];
  let isAway = true;
  const keeping = keepingSnapshots({
    ...store,
    snapshot: (sheet, id) => {
      read.push(id);
      return isAway ? Promise.reject(new Error('away')) : store.snapshot(sheet, id);
    },
  });
  const ask = () => apiOver(keeping, null).call({ path: '/public' });
  expect((await ask()).status).toBe(500);
  isAway = false;
  const rush = await Promise.all([ask(), ask(), ask()]);
  expect(rush.map(({ text }) => text.includes('共 23 项任务'))).toEqual([true, true, true]);
  await ask();
  expect(read).toEqual(['2024-03', '2024-03']);
  expect(await keeping.snapshot('2024', 'none')).toBeNull();
  for (const id of ['a', 'b', 'c']) await keeping.snapshot('2024', id); // oxlint-disable-line no-await-in-loop -- one after another
  await keeping.snapshot('2024', 'none');
  expect(read.filter((id) => id === 'none')).toHaveLength(2);
});

test('texts are texts: none becomes markup, an attribute or a script; line breaks stay', async () => {
  const { text, headers } = await shown('/public', { find: EVIL });
  expect(text).not.toContain('<script');
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;完成50%\n第二行');
  expect(text).toContain('value="&lt;script&gt;');
  expect(text).toContain('共 1 项任务');
  const [, style = ''] = /<style>([^]*?)<\/style>/u.exec(text) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(headers['content-security-policy']).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  expect(text).not.toMatch(/\sstyle=|\son\w+=/u);
});

test('is narrowed by class, unit and words, and a link keeps the language', async () => {
  const { text } = await shown('/public/2024', { class: 'far_behind', lang: 'en' });
  expect(text).toContain('<html lang="en">');
  expect(text).toContain('Tasks: 2');
  expect(text).toContain('href="/public/2024?class=ahead&amp;lang=en"');
  expect(text).toContain('href="/public/2024?class=far_behind"');
  expect((await shown('/public', { find: '没有这样的话' })).text).toContain('没有符合条件的任务');
});

test.each([
  ['a page far away', { page: '99' }],
  ['a page that is none', { page: '-1' }],
  ['a language that it does not speak', { lang: 'fr' }],
  ['what nobody asks', { x: 'y' }],
])('%s shows all of it', async (_, query) => {
  const { status, text } = await shown('/public/2024', query);
  expect([status, text.includes('共 23 项任务')]).toEqual([200, true]);
});

test.each(['/public', '/public/', '/public/2024', '/public/2024/'])('%s is the same page', async (path) => {
  const { status, text } = await shown(path);
  expect([status, text]).toEqual([200, (await shown('/public')).text]);
});

test.each([
  ['a unit that is none', { unit: 'nobody' }, '没有这个牵头单位,已显示全部单位。'],
  ['a unit of too many letters', { unit: 'u'.repeat(200) }, '没有这个牵头单位,已显示全部单位。'],
  ['two units', { unit: 'u01,u02' }, '没有这个牵头单位,已显示全部单位。'],
  ['a class that is none', { class: 'purple' }, '没有这个进度分类,已显示全部分类。'],
  ['a class that is none, in English', { class: 'toString', lang: 'en' }, 'There is no such class; all classes are shown.'],
])('%s is said to be none, and all of it is shown', async (_, query, words) => {
  const { status, text } = await shown('/public/2024', query);
  expect([status, text.split('</tr>').length - 1 - 10]).toEqual([200, 23]);
  expect(text).toContain(`<p class="note">${words}</p>`);
  // No link on it goes on asking for it.
  expect(text).not.toMatch(/href="[^"]*(?:unit|class)=(?:nobody|uuu|u01|purple|toString)/u);
});

test('words too many to look for are cut, and stand so in their field', async () => {
  const { text } = await shown('/public/2024', { find: '长'.repeat(101) });
  expect(text).toContain(`value="${'长'.repeat(100)}"`);
  expect(text).toContain('没有符合条件的任务');
  expect(text).not.toContain('class="note"');
});

test('what has no figure reads so: each task, its project, and a sheet of nothing else', async () => {
  const unknown = assessmentOf(null);
  const sheet = { ...contents.sheet, id: '2022', name: '2022年民生实事' };
  const tasks = contents.tasks
    .slice(0, 3)
    .map((task) => ({ ...task, id: task.id.replace('2024', '2022'), project: '2022-p01', sheet: '2022', assessment: unknown }));
  const projects = contents.projects.slice(0, 1).map((project) => ({ ...project, id: '2022-p01', sheet: '2022' }));
  await store.create({ sheet, projects, tasks, units: contents.units });
  expect((await office('POST', '/api/sheets/2022/reporting', { version: 1, change: { kind: 'close', period: '2024-03' } })).status).toBe(
    200,
  );
  const { text } = await shown('/public/2022');
  expect(text).not.toMatch(/0\.00%|—|null/u);
  expect(text).toContain('<dt>全口径完成率</dt><dd>未量化</dd>');
  expect(text).toContain('<dt>已量化任务完成率(0/3)</dt><dd>未量化</dd>');
  expect(text).toContain('城市空间开发利用项目(未量化)');
  expect(text.match(/data-label="完成率">未量化</gu)).toHaveLength(3);
});

test.each(['/public/2023', '/public/x', '/public/..', '/public/2024%00'])(
  '%s is not there, and the way to what is stands on it',
  async (path) => {
    const { status, text, headers } = await shown(path);
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    expect(text).toContain('href="/public"');
    expect(text).toContain('href="/public/2024"');
  },
);

test('nothing else answers there, and nothing is taken', async () => {
  expect((await apiOver(store, null).call({ method: 'POST', path: '/public', body: {} })).status).toBe(405);
  expect((await shown('/api/sheets/2024')).status).toBe(401);
});

test('where the site is filed its numbers stand at the foot, and lead to their registers', () => {
  const query = publicQuery.parse({});
  const filing = { icp: '浙ICP备12345678号-1', police: '浙公网安备33040002000123号' };
  const { html } = publicPage({ sheets: [], shown: null }, query, { timeZone: 'Asia/Shanghai', filing });
  expect(html).toContain(
    '<footer><a href="https://beian.miit.gov.cn/">浙ICP备12345678号-1</a><a href="https://beian.mps.gov.cn/">浙公网安备33040002000123号</a></footer>',
  );
  expect(publicPage({ sheets: [], shown: null }, query, { timeZone: 'Asia/Shanghai' }).html).not.toContain('<footer');
});

test('markup stays markup, and null is nothing', () => {
  expect(markup`<b>${'<'}</b>${null}${[markup`<i>${1}</i>`, markup`&`]}`.markup).toBe('<b>&lt;</b><i>1</i>&');
});
