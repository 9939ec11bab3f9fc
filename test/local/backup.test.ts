/** `npm run backup` and `npm run restore` as the scripts that they are. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../functions/migrations/migration.ts';
import { documentClient } from '../../functions/store/client.ts';
import { allItems } from '../../functions/store/scan.ts';
import { isLive } from '../../functions/store/verdict.ts';
import { readBackup, writeBackup } from '../../local/backup-file.ts';
import { openStore, TABLE } from '../../local/open-store.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { temporaryFolder } from '../support/engine.ts';
import { recorded, replay } from '../support/release.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = temporaryFolder();
afterAll(() => folder.remove());
const inFolder = (name: string): string => join(folder.path, name);

const atFolder = (data: string) => ({ cwd: ROOT, env: { ...process.env, SHISHI_DATA: data, DYNAMODB_ENDPOINT: '' } });

const run = (script: 'backup' | 'restore', data: string, file: string): { code: number | null; said: string } => {
  const words = [`local/${script}.ts`, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { ...atFolder(data), encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
};

const itemsIn = async (data: string): Promise<readonly Item[]> => {
  const { access, close } = await openStore({ port: 0, data, endpoint: null, signIn: false, timeZone: 'Asia/Shanghai' });
  const items = await Array.fromAsync(allItems(documentClient(access), TABLE));
  await close();
  return items;
};

const DATA = inFolder('data');
const WHOLE = inFolder('whole.gz');
let items: readonly Item[] = [];
beforeAll(async () => {
  const { store, close } = await openStore({ port: 0, data: DATA, endpoint: null, signIn: false, timeZone: 'Asia/Shanghai' });
  await store.create(pinghu2024());
  await replay(store, recorded('release-1'));
  await close();
  items = await itemsIn(DATA);
});

/** A file that says of these items that they are a backup. */
const backupOf = async (name: string, of: readonly Item[]): Promise<string> => {
  const file = inFolder(name);
  await writeBackup(
    file,
    (async function* all() {
      yield* of;
    })(),
    '2024-04-01T00:00:00.000Z',
  );
  return file;
};

test('what was backed up is restored item by item, without what belonged to a moment', async () => {
  const kept = items.filter((item) => !isLive(item));
  expect(kept.length).toBeLessThan(items.length);
  expect(run('backup', DATA, WHOLE)).toEqual({ code: 0, said: expect.stringContaining(`Backed up ${kept.length} items`) });
  const restored = inFolder('restored');
  expect(run('restore', restored, WHOLE)).toEqual({ code: 0, said: expect.stringContaining(`Restored ${kept.length} items`) });
  // The requests were not followed by a stream: the project's figures are those of its tasks only now.
  const followed = { completion: 0.25, completionOfAll: 0.125, known: 1, total: 2 };
  expect(await itemsIn(restored)).toEqual(
    kept.map((item) => (item.kind === 'project' && item.project === '2024#p01' ? { ...item, rollUp: followed } : item)),
  );
  expect(readdirSync(folder.path).toSorted()).toEqual(['data', 'restored', 'whole.gz']);
});

test('a restore that was killed half-way leaves no data folder, and the next one does all of it', async () => {
  // Of no kind that anything is asked of; so many that they are not in before the kill.
  const many = Array.from({ length: 3000 }, (_, at): Item => ({ project: 'more', task: `${at}`.padStart(10, '0') }));
  const all = [...items.filter((item) => !isLive(item)), ...many];
  const file = await backupOf('many.gz', all);
  const data = inFolder('killed');
  const child = spawn(process.execPath, ['local/restore.ts', file], { ...atFolder(data), stdio: 'ignore' });
  const ended = once(child, 'exit');
  await expect.poll(() => existsSync(join(`${data}.restoring`, 'table.db')), { timeout: 30_000 }).toBe(true);
  child.kill('SIGKILL');
  await ended;
  expect([existsSync(data), existsSync(`${data}.restoring`)]).toEqual([false, true]);
  expect(run('restore', data, file)).toEqual({ code: 0, said: expect.stringContaining(`Restored ${all.length} items`) });
  expect([await itemsIn(data).then(({ length }) => length), existsSync(`${data}.restoring`)]).toEqual([all.length, false]);
});

describe('nothing is overwritten', () => {
  test('neither a file by a backup', () => {
    const file = inFolder('taken.gz');
    writeFileSync(file, 'mine');
    expect(run('backup', DATA, file)).toEqual({ code: 1, said: expect.stringContaining('is not overwritten') });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('nor a folder by a restore', async () => {
    const file = await backupOf('small.gz', []);
    expect(run('restore', DATA, file)).toEqual({ code: 1, said: expect.stringContaining('is not overwritten') });
    expect(await itemsIn(DATA)).toEqual(items);
  });

  test('but an empty folder is none', async () => {
    const data = inFolder('empty');
    mkdirSync(data);
    expect(run('restore', data, await backupOf('some.gz', items))).toMatchObject({ code: 0 });
    expect((await itemsIn(data)).length).toBeGreaterThan(0);
  });
});

describe('a backup that is not whole is refused, and leaves no folder', () => {
  /** What the script says, and what it leaves behind. */
  const tried = (file: string) => {
    const data = inFolder('never');
    return { ...run('restore', data, file), left: [data, `${data}.restoring`].filter((each) => existsSync(each)) };
  };
  const refusal = (why: string) => ({ code: 1, said: expect.stringContaining(why), left: [] });

  test('cut off', async () => {
    const bytes = readFileSync(await backupOf('long.gz', items));
    const file = inFolder('cut.gz');
    writeFileSync(file, bytes.subarray(0, bytes.length - 200));
    expect(tried(file)).toEqual(refusal('is no whole backup'));
  });

  test('with an item more than it says', async () => {
    const lines = await Array.fromAsync(readBackup(await backupOf('honest.gz', items)));
    expect(lines).toHaveLength(items.filter((item) => !isLive(item)).length);
    const text = gunzipSync(readFileSync(inFolder('honest.gz'))).toString();
    writeFileSync(inFolder('more.gz'), gzipSync(text.replace('\n{', '\n{"project":"city","task":"x"}\n{')));
    expect(tried(inFolder('more.gz'))).toEqual(refusal('is no whole backup'));
  });

  test('no backup at all', () => {
    writeFileSync(inFolder('text.gz'), '第一季度');
    expect(tried(inFolder('text.gz'))).toEqual(refusal('is no whole backup'));
  });

  test('with an event taken out of it, although it counts right', async () => {
    const damaged = items.filter(({ project, task }) => project !== 'history#2024-t01' || task !== '0000000002');
    expect(tried(await backupOf('damaged.gz', damaged))).toEqual(refusal('2024-t01 is at version 11, and version 2 is not in its history'));
  });

  test('not there', () => {
    expect(tried(inFolder('nowhere.gz'))).toEqual(refusal('Name a backup that is there'));
  });
});
