/** `npm run backup -- <file>`: a whole copy of the local data in one file. Shishi is to be stopped meanwhile. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { documentClient } from '../functions/store/client.ts';
import { backUp } from './copy.ts';
import { StartFailure } from './failure.ts';
import { openStore, TABLE } from './open-store.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';

await run(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    throw new StartFailure('请写明备份文件:npm run backup -- <文件>。', 'Name the file: npm run backup -- <file>.');
  }
  if (existsSync(file)) {
    throw new StartFailure(`${file} 已经存在,不会覆盖。请另取文件名。`, `${file} exists and is not overwritten. Choose another name.`);
  }
  const settings = readSettings(process.env);
  if (settings.endpoint === null && !existsSync(settings.data)) {
    throw new StartFailure(`没有数据:${settings.data} 不存在。`, `There are no data: ${settings.data} does not exist.`);
  }
  const { access, close } = await openStore(settings);
  // Under its own name only once it is whole.
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    const { items, faults } = await backUp(documentClient(access), TABLE, part, new Date().toISOString());
    renameSync(part, file);
    console.log(`已备份 ${items} 条数据到 ${file}。/ Backed up ${items} items to ${file}.`);
    if (faults.length > 0) {
      throw new StartFailure(
        `但数据前后有 ${faults.length} 处不符,恢复时会被拒绝:\n  ${faults[0]}`,
        `But the data do not hold together in ${faults.length} places, and restoring will refuse them.`,
      );
    }
  } finally {
    rmSync(part, { force: true });
    await close();
  }
});
