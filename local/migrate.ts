/** Brings the local data to the present shape before anybody is served. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { MIGRATIONS } from '../functions/migrations/all.ts';
import { type Migrated, migrate } from '../functions/migrations/run.ts';
import { migrationTable } from '../functions/store/migration-table.ts';
import { StartFailure } from './failure.ts';

/** Nobody else writes to a local table. */
const RATE = 100_000;
/** Another runner's lease is half a minute long at most. */
const BUSY_MS = 500;

/** Waits for another runner, and for one that was killed. */
export const migrateData = async (client: DynamoDBDocumentClient, table: string): Promise<Migrated> => {
  const ports = { table: migrationTable(client, table), migrations: MIGRATIONS, now: Date.now, pause, holder: randomUUID() };
  const done = await migrate(ports, { write: true, rate: RATE, until: Number.POSITIVE_INFINITY });
  if (done.outcome === 'newer') {
    throw new StartFailure(
      `数据由更新的版本写入(${done.from},本版本为 ${done.to})。请改用新版本启动,或用 npm run restore 恢复升级前的备份。`,
      `The data were written by a newer release (${done.from}; this one knows ${done.to}). Start that release, or restore a backup made before the upgrade with npm run restore.`,
    );
  }
  if (done.outcome !== 'busy') return done;
  await pause(BUSY_MS);
  return migrateData(client, table);
};
