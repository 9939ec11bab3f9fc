/**
 * Invoked by the city's IT after a deployment, until it says `done` or `current`: `{"write": false}` tells what would change, `true`
 * writes it. It ends after `seconds`, and half a minute before its own time does; the next call goes on from there.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { ENVIRONMENT } from '../environment.ts';
import { MIGRATIONS } from '../migrations/all.ts';
import { type Migrated, migrate } from '../migrations/run.ts';
import { documentClient } from '../store/client.ts';
import { migrationTable } from '../store/migration-table.ts';
import { required } from './required.ts';

const request = z.strictObject({
  write: z.boolean().default(false),
  rate: z.int().min(1).max(1000).default(100),
  seconds: z.int().min(1).max(870).default(870),
});

const table = migrationTable(documentClient(), required(ENVIRONMENT.tableName));

export const handler = async (event: unknown, context: { readonly getRemainingTimeInMillis: () => number }): Promise<Migrated> => {
  const ports = { table, migrations: MIGRATIONS, now: Date.now, pause: (ms: number) => pause(ms), holder: randomUUID() };
  const { seconds, ...order } = request.parse(event);
  return migrate(ports, { ...order, until: Date.now() + Math.min(context.getRemainingTimeInMillis() - 30_000, seconds * 1000) });
};
