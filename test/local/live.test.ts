/** Live edits and presence on the running product: its own process, real sockets, the page's own client code. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLiveClient } from '../../web/src/state/live-client.ts';
import { editAt, type LivePage, livePage, refusalOf, sheetAt, socketAt, ticketAt, wireTo } from '../support/live-page.ts';
import { type Product, startedProduct } from '../support/product.ts';

let product: Product;
let url: string;
beforeAll(async () => {
  product = await startedProduct();
  ({ url } = product);
});
afterAll(() => product.stop());

const opened: LivePage[] = [];
const newPage = async (): Promise<LivePage> => {
  const page = await livePage(url);
  opened.push(page);
  return page;
};
afterEach(() => {
  for (const page of opened.splice(0)) page.socket.close();
});

const A_SECOND = { timeout: 1000, interval: 10 };
const SOON = { timeout: 5000, interval: 10 };

test('an edit is on another page within a second, with its project’s roll-up', async () => {
  // Who comes early may still be told of the first writing of the sheet.
  const [one, other] = [await newPage(), await newPage()];
  await editAt(url, '2024-t10', '首次');
  await expect.poll(() => other.patches('2024-t10').at(-1), SOON).toBe('首次');
  await editAt(url, '2024-t11', '完成应急救护培训演练21场');
  await expect.poll(() => other.patches('2024-t11').at(-1), A_SECOND).toBe('完成应急救护培训演练21场');
  const patch = other.messages.findLast((message) => message.type === 'task');
  expect(patch).toMatchObject({
    task: { version: 2, updatedBy: '督查室' },
    project: { id: '2024-p04', rollUp: { known: expect.any(Number) } },
  });
  await expect.poll(() => one.patches('2024-t11').at(-1), SOON).toBe('完成应急救护培训演练21场');
});

test('who comes, opens a cell, and goes is seen by the others', async () => {
  const page = await newPage();
  page.say('{"type":"open","task":null}');
  await expect.poll(page.people, SOON).toEqual([null]);
  const other = await newPage();
  other.say('{"type":"open","task":"2024-t05"}');
  await expect.poll(page.people, SOON).toEqual(['2024-t05', null]);
  other.say('{"type":"open","task":null}');
  await expect.poll(page.people, SOON).toEqual([null, null]);
  other.socket.close();
  await expect.poll(page.people, SOON).toEqual([null]);
});

describe('is refused', () => {
  test('a used ticket, which is not in the log', async () => {
    const ticket = await ticketAt(url);
    expect(await refusalOf(socketAt(url, ticket))).toBeNull();
    expect(await refusalOf(socketAt(url, ticket))).toBe(401);
    expect(product.output()).toContain('no_ticket');
    expect(product.output()).not.toContain(ticket.ticket);
  });

  test('a page of another origin', async () => {
    expect(await refusalOf(socketAt(url, await ticketAt(url), 'https://evil.example'))).toBe(403);
  });

  test('a message over 32 KB, with code 1009', async () => {
    const page = await newPage();
    page.say('x'.repeat(33 * 1024));
    await expect.poll(page.code, SOON).toBe(1009);
  });

  test('1,000 messages in a second, with code 1008; another page still gets its patch', async () => {
    const [page, flood] = [await newPage(), await newPage()];
    for (let sent = 0; sent < 1000; sent += 1) flood.say('{"type":"ping"}');
    await editAt(url, '2024-t12', '已开展培训9场');
    await expect.poll(() => page.patches('2024-t12').at(-1), SOON).toBe('已开展培训9场');
    await expect.poll(flood.code, SOON).toBe(1008);
    expect(flood.messages).toContainEqual({ type: 'bye', reason: 'too_many' });
    expect(page.code()).toBeNull();
  });
});

test('a page whose server is killed and started again catches up, without reading the sheet anew', async () => {
  const sheet = await sheetAt(url);
  const known = new Map(sheet.tasks.map((task) => [task.id, task]));
  const states: string[] = [];
  let reread = 0;
  const client = createLiveClient(
    {
      ...wireTo(url),
      revisionOf: (id) => known.get(id)?.version ?? 0,
      onTask: (task) => void known.set(task.id, task),
      onGap: () => void (reread += 1),
      onReport: () => {},
      onReporting: () => {},
      onPresence: () => {},
      onState: (state) => void states.push(state),
      random: Math.random,
    },
    new Date().toISOString(),
  );
  await expect.poll(() => states.at(-1), SOON).toBe('live');
  await editAt(url, '2024-t01', '第一次');
  await expect.poll(() => known.get('2024-t01')?.progress, SOON).toBe('第一次');
  await product.halt('SIGKILL');
  await expect.poll(() => states.at(-1), SOON).not.toBe('live');
  await product.start();
  // Before the page is back: only what it asks for tells it of this one.
  await editAt(url, '2024-t02', '断线时');
  await expect.poll(() => known.get('2024-t02')?.progress, { timeout: 20_000 }).toBe('断线时');
  await expect.poll(() => states.at(-1)).toBe('live');
  await editAt(url, '2024-t01', '第二次');
  await expect.poll(() => known.get('2024-t01')?.progress, SOON).toBe('第二次');
  expect(reread).toBe(0);
  client.stop();
}, 90_000);

test('those who were connected to a server that was killed do not stay on the screen', async () => {
  const lost = await newPage();
  lost.say('{"type":"open","task":"2024-t07"}');
  await expect.poll(lost.people, SOON).toContain('2024-t07');
  await product.halt('SIGKILL');
  await product.start();
  const page = await newPage();
  page.say('{"type":"open","task":null}');
  // A connection is given ten seconds before it is taken for gone.
  await expect
    .poll(
      () => {
        page.say('{"type":"open","task":"2024-t08"}');
        page.say('{"type":"open","task":null}');
        return page.people();
      },
      { timeout: 20_000, interval: 1000 },
    )
    .toEqual([null]);
}, 90_000);
