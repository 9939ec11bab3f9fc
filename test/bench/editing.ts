/** How long an edit takes from a client on this machine to the table and back, with 1,000 tasks in the sheet. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { LOCAL_ACCESS } from '../../local/access.ts';
import { startEngine } from '../../local/engine.ts';
import { TABLE } from '../../local/open-store.ts';
import { ensureTable } from '../../local/table.ts';
import { temporaryFolder } from '../support/engine.ts';
import { startedProduct } from '../support/product.ts';
import { type Figure, percentiles } from './figures.ts';
import { largeSheet } from './large-sheet.ts';

const TASKS = 1000;
const EDITS = 500;
const WARM_UP = 50;

const patch = async (url: string, path: string, version: number, progress: string): Promise<number> => {
  const started = performance.now();
  const response = await fetch(`${url}${path}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ editId: crypto.randomUUID(), version, progress }),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`PATCH ${path}: ${response.status}`);
  return performance.now() - started;
};

export const editingFigures = async (): Promise<Figure[]> => {
  const folder = temporaryFolder();
  const engine = await startEngine(`${folder.path}/table.db`, `${folder.path}/engine.log`);
  const access = { ...LOCAL_ACCESS, endpoint: engine.endpoint };
  await ensureTable(new DynamoDBClient(access), TABLE);
  await dynamoStore(documentClient(access), TABLE).create(largeSheet(TASKS));
  const product = await startedProduct({ DYNAMODB_ENDPOINT: engine.endpoint });
  const times: number[] = [];
  for (let edit = 0; edit < WARM_UP + EDITS; edit += 1) {
    const task = edit % 20;
    const path = `/api/projects/2024-p04c${task}/tasks/2024-t11c${task}`;
    times.push(await patch(product.url, path, Math.floor(edit / 20) + 1, `完成应急救护培训演练${edit % 30}场,培训专业应急队伍5支150人`));
  }
  const reading = performance.now();
  await (await fetch(`${product.url}/api/sheets/2024`)).arrayBuffer();
  const sheet = performance.now() - reading;
  await product.stop();
  await engine.stop();
  folder.remove();
  return [
    { name: `PATCH over loopback, one client, ${TASKS} tasks`, value: percentiles(times.slice(WARM_UP)), bar: 'p50 ≤ 8 ms' },
    { name: `GET of the sheet with ${TASKS} tasks`, value: `${sheet.toFixed(0)} ms`, bar: 'none' },
  ];
};
