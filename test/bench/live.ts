/** How long an edit takes from one client to another one's screen, over loopback: the whole way through table, stream and socket. */
import { setTimeout as pause } from 'node:timers/promises';
import { type LivePage, livePage } from '../support/live-page.ts';
import { startedProduct } from '../support/product.ts';
import { type Figure, percentiles } from './figures.ts';

const EDITS = 300;
const WARM_UP = 20;
const VIEWERS = 20;
const PATH = '/api/projects/2024-p04/tasks/2024-t11';
const LONGEST_MS = 5000;

const arrival = async (page: LivePage, version: number): Promise<number> => {
  for (const deadline = performance.now() + LONGEST_MS; performance.now() < deadline; await pause(1)) {
    const at = page.messages.findLastIndex((message) => message.type === 'task' && message.task.version === version);
    if (at >= 0) return page.times[at] ?? Number.NaN;
  }
  throw new Error(`version ${version} did not arrive`);
};

const edit = async (url: string, version: number): Promise<number> => {
  const started = performance.now();
  const body = { editId: crypto.randomUUID(), version, progress: `完成应急救护培训演练${version}场,培训专业应急队伍5支150人` };
  const response = await fetch(`${url}${PATH}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`PATCH ${PATH}: ${response.status}`);
  return started;
};

export const liveFigures = async (): Promise<Figure[]> => {
  const product = await startedProduct();
  const pages: LivePage[] = [];
  for (let page = 0; page < VIEWERS; page += 1) pages.push(await livePage(product.url));
  const [one, all]: [number[], number[]] = [[], []];
  for (let version = 1; version <= WARM_UP + EDITS; version += 1) {
    // At any moment of the stream's beat.
    await pause(Math.random() * 60);
    const started = await edit(product.url, version);
    const arrived = await Promise.all(pages.map((page) => arrival(page, version + 1)));
    if (version > WARM_UP) {
      one.push((arrived.at(-1) ?? Number.NaN) - started);
      all.push(Math.max(...arrived) - started);
    }
  }
  for (const page of pages) page.socket.close();
  await product.stop();
  return [
    { name: 'edit → another client over loopback', value: percentiles(one), bar: 'p50 ≤ 60 ms, p99 ≤ 250 ms' },
    { name: `edit → the last of ${VIEWERS} clients`, value: percentiles(all), bar: 'none' },
  ];
};
