/** The writer of letters as a Lambda holds it: bundled as every one is, then run by Node where there are no packages. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { BUNDLING } from '../../infra/constructs/bundling.ts';
import { ROOT } from '../../infra/paths.ts';

const LARGEST = 300 * 1024;

test('the writer is small enough to start fast, and writes as it stands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shishi-letters-'));
  try {
    const outfile = join(folder, 'writer.mjs');
    const { define = {}, banner = '', mainFields = [], target = '' } = BUNDLING;
    await build({
      entryPoints: [join(ROOT, 'functions', 'letters', 'writer.ts')],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      charset: 'utf8',
      target,
      mainFields,
      define,
      banner: { js: banner },
    });
    expect(statSync(outfile).size).toBeLessThanOrEqual(LARGEST);
    const script = `
      import { letterWriter } from ${JSON.stringify(outfile)};
      const setting = { city: '平湖市', sheet: { id: '2024', name: '民生实事' }, units: [], timeZone: 'Asia/Shanghai', today: '2024-03-26', days: null, page: 'https://a.example' };
      const letter = await letterWriter().write({ kind: 'mentions', mentions: [] }, setting, { name: '王敏', unsubscribe: null });
      console.log(letter.html);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
    expect(stdout).toMatch(/^<!DOCTYPE html>.*王敏,您好.*<\/html>\n$/su);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
