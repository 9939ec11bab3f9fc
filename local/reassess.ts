/** `npm run reassess [sheet] [--yes]`: reads a sheet anew after an upgrade of the reader; tells what changes before it writes. */
import { createInterface } from 'node:readline/promises';
import { percent } from '../domain/percent.ts';
import { type Figures, type Reassessment, reassessSheet } from '../functions/actions/reassess-sheet.ts';
import { StartFailure } from './failure.ts';
import { openStore } from './open-store.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';

const shown = ({ completion, stage }: Figures): string => (completion === null ? `— ${stage}` : `${percent(completion)} %`);

const list = ({ reread, readerVersion }: Reassessment): string => {
  const differing = reread.filter(({ differs }) => differs);
  const head = `识读程序版本 ${readerVersion}:${reread.length} 项任务待重新识读,其中 ${differing.length} 项数字有变。/ ${reread.length} tasks to read anew, ${differing.length} with other figures.`;
  return [head, ...differing.map(({ number, before, after }) => `  ${number}: ${shown(before)} → ${shown(after)}`)].join('\n');
};

const confirmed = async (): Promise<boolean> => {
  if (process.argv.includes('--yes')) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('文字不会改动,只更新数字。输入 yes 写入 / Texts stay as they are. Type yes to write: ');
  terminal.close();
  return answer.trim() === 'yes';
};

await run(async () => {
  const sheet = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? '2024';
  const { store, close } = await openStore(readSettings(process.env));
  try {
    const planned = await reassessSheet({ store, now: Date.now }, sheet, false);
    if (planned === null) throw new StartFailure(`没有台账 ${sheet}。请核对编号。`, `There is no sheet ${sheet}. Check its id.`);
    console.log(list(planned));
    if (planned.reread.length === 0 || !(await confirmed())) return;
    const done = await reassessSheet({ store, now: Date.now }, sheet, true);
    console.log(`已更新 ${done?.written ?? 0} 项。/ ${done?.written ?? 0} tasks updated.`);
  } finally {
    await close();
  }
});
