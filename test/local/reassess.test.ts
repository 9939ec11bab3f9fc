/** `npm run reassess` as the script that it is, on data that an older reader left. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { READER_VERSION } from '../../domain/reading/version.ts';
import { openStore } from '../../local/open-store.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { temporaryFolder } from '../support/engine.ts';
import { assessmentOf } from '../support/samples.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = temporaryFolder();
afterAll(() => folder.remove());

const reassess = (input: string, ...words: string[]): string => {
  const env = { ...process.env, SHISHI_DATA: folder.path };
  const { stdout, stderr } = spawnSync(process.execPath, ['local/reassess.ts', ...words], { cwd: ROOT, encoding: 'utf8', input, env });
  return stdout + stderr;
};

/** The seventh task's completion, and how many tasks the present reader has read. */
const stored = async (): Promise<{ seventh: number | null | undefined; read: number }> => {
  const { store, close } = await openStore({ port: 0, data: folder.path, endpoint: null, signIn: false, timeZone: 'Asia/Shanghai' });
  const tasks = (await store.sheet('2024'))?.tasks ?? [];
  await close();
  return { seventh: tasks[6]?.assessment.completion, read: tasks.filter(({ readerVersion }) => readerVersion === READER_VERSION).length };
};

test('tells first, writes when told yes, and then has nothing to do', async () => {
  const { store, close } = await openStore({ port: 0, data: folder.path, endpoint: null, signIn: false, timeZone: 'Asia/Shanghai' });
  const sheet = pinghu2024();
  await store.create({
    ...sheet,
    tasks: sheet.tasks.map((task) => ({ ...task, readerVersion: 0, ...(task.number === 7 ? { assessment: assessmentOf(0.1) } : {}) })),
  });
  await close();

  const told = reassess('no\n');
  expect(told).toContain('23 tasks to read anew, 1 with other figures');
  expect(told).toContain('7: 10.00 % → 61.75 %');
  expect(await stored()).toEqual({ seventh: 0.1, read: 0 });

  expect(reassess('', '--yes')).toContain('23 tasks updated');
  expect(await stored()).toEqual({ seventh: 0.6175, read: 23 });
  expect(reassess('')).toContain('0 tasks to read anew');
  expect(reassess('', '1999')).toContain('There is no sheet 1999');
});
