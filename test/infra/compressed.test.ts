/** The built page made ready for the Lambda that serves it. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressedInto } from '../../infra/constructs/compressed.ts';
import { temporaryFolder } from '../support/engine.ts';
import { SOME_PAGE } from './template.ts';

test('what is worth it lies compressed beside itself', () => {
  const { path, remove } = temporaryFolder();
  compressedInto(SOME_PAGE, path);
  const script = 'assets/index-3f9a1c.js';
  expect(globSync('**/*.*', { cwd: path }).toSorted()).toEqual(
    [script, `${script}.br`, `${script}.gz`, 'index.html', 'index.html.br', 'index.html.gz'].toSorted(),
  );
  const text = readFileSync(join(SOME_PAGE, script));
  expect(brotliDecompressSync(readFileSync(join(path, `${script}.br`)))).toEqual(text);
  expect(gunzipSync(readFileSync(join(path, `${script}.gz`)))).toEqual(text);
  remove();
});

test('files that a Lambda could not serve stop the synthesis, all named at once', () => {
  const { path, remove } = temporaryFolder();
  const page = join(path, 'page');
  mkdirSync(page);
  writeFileSync(join(page, 'large.js'), Buffer.alloc(4_500_001));
  writeFileSync(join(page, 'film.mp4'), '');
  expect(() => compressedInto(page, join(path, 'out'))).toThrow(/film\.mp4: .* does not know such files/u);
  expect(() => compressedInto(page, join(path, 'out'))).toThrow(/large\.js: is larger than a Lambda can answer with/u);
  remove();
});
