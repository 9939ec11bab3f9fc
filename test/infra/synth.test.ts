import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from '../../infra/paths.ts';
import { municipalities } from '../../infra/settings.ts';
import { temporaryFolder } from '../support/engine.ts';

test('of a municipality without settings nothing is synthesised', () => {
  const folder = temporaryFolder();
  const run = spawnSync(process.execPath, ['infra/app.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: folder.path, CDK_CONTEXT_JSON: JSON.stringify({ municipality: 'nowhere' }) },
  });
  expect(run.stderr.trim()).toBe(
    `infra/municipalities/nowhere.json: is missing. Make it with "npm run city -- new nowhere", or choose one of: ${municipalities().join(', ')}.`,
  );
  expect(run.status).toBe(1);
  expect(readdirSync(folder.path).filter((file) => file.endsWith('.template.json'))).toEqual([]);
  folder.remove();
});
