/** LibreOffice, which offices have as well as Word, opens a bulletin's Word file and finds its text. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { wordOf } from '../../functions/bulletin/word.ts';
import { bulletinOf, seedFigures } from '../support/bulletins.ts';
import { temporaryFolder } from '../support/engine.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

/** What LibreOffice makes of a file, by a profile of its own, so that one that is open elsewhere is not asked. */
const converted = (file: string, to: string, filter = to): Buffer => {
  const args = [
    '--headless',
    `-env:UserInstallation=file://${join(folder.path, 'profile')}`,
    '--convert-to',
    filter,
    '--outdir',
    folder.path,
  ];
  const { status, stderr } = spawnSync('soffice', [...args, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return readFileSync(file.replace(/docx$/u, to));
};

test('a bulletin opens in LibreOffice with its text, its figures and its annexes', async () => {
  const bulletin = bulletinOf(seedFigures());
  const file = join(folder.path, 'bulletin.docx');
  writeFileSync(file, await wordOf(bulletin));
  const text = converted(file, 'txt', 'txt:Text (encoded):UTF8').toString('utf8');
  const wanted = [bulletin.title, ...bulletin.text.overall.split('\n'), '二、慢序时与严重滞后任务', '退役军人事务局', '−17.0', '附件3'];
  expect(wanted.filter((words) => !text.includes(words))).toEqual([]);
  expect(converted(file, 'pdf').subarray(0, 5).toString('latin1')).toBe('%PDF-');
});
