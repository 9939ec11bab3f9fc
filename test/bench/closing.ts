/** How long it takes to close a period of a large sheet, snapshot and all, on the embedded engine. */
import { changeReporting } from '../../functions/actions/change-reporting.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { embeddedTable } from '../support/engine.ts';
import { ADMIN } from '../support/samples.ts';
import type { Figure } from './figures.ts';
import { largeSheet } from './large-sheet.ts';

const TASKS = 10_000;

export const closingFigures = async (): Promise<Figure[]> => {
  const engine = await embeddedTable();
  const store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(largeSheet(TASKS));
  const started = performance.now();
  const change = { kind: 'close', period: '2024-03' } as const;
  const outcome = await changeReporting({ store, now: Date.now }, '2024', { version: 1, change }, ADMIN);
  const closed = performance.now() - started;
  if (!outcome.ok) throw new Error(outcome.reason);
  const reading = performance.now();
  await store.snapshot('2024', '2024-03');
  const read = performance.now() - reading;
  await engine.stop();
  return [
    { name: `closing a period of ${TASKS} tasks`, value: `${(closed / 1000).toFixed(1)} s`, bar: '≤ 8 s' },
    { name: `reading its snapshot`, value: `${(read / 1000).toFixed(1)} s`, bar: 'none' },
  ];
};
