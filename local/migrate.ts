/** Brings the local data to the present shape before anybody is served. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { MIGRATIONS } from '../functions/migrations/all.ts';
import { migrate } from '../functions/migrations/run.ts';
import { migrationTable } from '../functions/store/migration-table.ts';
import { StartFailure } from './failure.ts';

/** Nobody else writes to a local table. */
const RATE = 100_000;
/** Another runner's lease is half a minute long at most. */
const BUSY_MS = 500;

/** The versions from and to which it brought the data; null where they were at the present one. */
export type Migrated = { readonly from: number; readonly to: number } | null;

/** Waits for another runner, and for one that was killed. */
export const migrateData = async (client: DynamoDBDocumentClient, table: string): Promise<Migrated> => {
  const ports = { table: migrationTable(client, table), migrations: MIGRATIONS, now: Date.now, pause, holder: randomUUID() };
  const { outcome, from, to } = await migrate(ports, { write: true, rate: RATE, until: Number.POSITIVE_INFINITY });
  if (outcome === 'newer') {
    throw new StartFailure(
      `数据由更新的版本写入(${from},本版本为 ${to})。请改用新版本启动,或用 npm run restore 恢复升级前的备份。`,
      `The data were written by a newer release (${from}; this one knows ${to}). Start that release, or restore a backup made before the upgrade with npm run restore.`,
    );
  }
  if (outcome !== 'busy') return outcome === 'current' ? null : { from, to };
  await pause(BUSY_MS);
  return migrateData(client, table);
};
