/** `npm run reset`: empties the data folder after asking. */
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { lockData } from './lock.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';

await run(async () => {
  const { data } = readSettings(process.env);
  if (!existsSync(data)) {
    console.log(`没有数据:${data} 不存在。/ Nothing to remove: ${data} does not exist.`);
    return;
  }
  const giveBack = lockData(data);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `将删除 ${data} 中的全部数据,不能恢复。输入 yes 继续:\nThis removes all data in ${data} for good. Type yes to go on: `,
  );
  terminal.close();
  if (answer.trim() === 'yes') {
    rmSync(data, { recursive: true });
    console.log('已清空。/ Removed.');
  } else {
    giveBack();
    console.log('没有改动。/ Nothing was changed.');
  }
});
