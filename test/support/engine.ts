/** A fresh table in an embedded engine of its own, for one test file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_ACCESS, type LocalAccess } from '../../local/access.ts';
import { startEngine } from '../../local/engine.ts';
import { ensureTable } from '../../local/table.ts';

export type TestTable = { readonly config: LocalAccess; readonly table: string; readonly stop: () => Promise<void> };

/** An empty folder that goes with `remove`. */
export const temporaryFolder = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'shishi-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** A table made in an engine that answers at this address. */
export const tableAt = async (endpoint: string, stop: () => Promise<void>, table = 'test'): Promise<TestTable> => {
  const config = { ...LOCAL_ACCESS, endpoint };
  await ensureTable(new DynamoDBClient(config), table);
  return { config, table, stop };
};

export const embeddedTable = async (): Promise<TestTable> => {
  const folder = temporaryFolder();
  const engine = await startEngine(join(folder.path, 'table.db'), join(folder.path, 'engine.log'));
  return tableAt(engine.endpoint, async () => {
    await engine.stop();
    folder.remove();
  });
};
