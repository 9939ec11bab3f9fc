/** `npm run restore -- <file>`: makes the data folder anew from a backup. It never overwrites one that holds something. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { refreshRollUp } from '../functions/actions/refresh-roll-up.ts';
import { documentClient } from '../functions/store/client.ts';
import { restoreInto } from './copy.ts';
import { StartFailure } from './failure.ts';
import { openStore, TABLE } from './open-store.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';
import { withoutStream } from './table.ts';

await run(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined || !existsSync(file)) {
    throw new StartFailure(
      `找不到备份文件 ${file ?? ''}。用法:npm run restore -- <文件>。`,
      'Name a backup that is there: npm run restore -- <file>.',
    );
  }
  const settings = readSettings(process.env);
  const { data } = settings;
  if (settings.endpoint !== null) {
    throw new StartFailure(
      '只能恢复到内置数据库。请去掉 DYNAMODB_ENDPOINT。',
      'Only the embedded database is restored. Leave DYNAMODB_ENDPOINT out.',
    );
  }
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new StartFailure(
      `数据目录 ${data} 中已有数据,不会覆盖。请先移走它,或用 SHISHI_DATA 另指定一个目录。`,
      `The data folder ${data} holds data and is not overwritten. Move it away first, or name another in SHISHI_DATA.`,
    );
  }
  // The folder gets its name only once everything in it is right.
  const making = `${data}.restoring`;
  rmSync(making, { recursive: true, force: true });
  const { store, access, close } = await openStore({ ...settings, data: making });
  try {
    const { items, stale } = await withoutStream(new DynamoDBClient(access), TABLE, () => restoreInto(documentClient(access), TABLE, file));
    // Figures that had not followed an edit yet when the backup was made; no stream tells of it any more.
    await Promise.all(stale.map((project) => refreshRollUp(store, project)));
    await close();
    rmSync(data, { recursive: true, force: true });
    renameSync(making, data);
    console.log(`已恢复 ${items} 条数据到 ${data}。/ Restored ${items} items to ${data}.`);
  } catch (error) {
    await close();
    rmSync(making, { recursive: true, force: true });
    throw error;
  }
});
