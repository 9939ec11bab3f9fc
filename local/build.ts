/** Builds the page where its sources changed since the last build. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';

const SOURCES = ['web/**/*', 'domain/**/*.ts', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];

const ROOT = join(import.meta.dirname, '..');

/** The folder of the built page. */
export const PAGE_FOLDER = join(ROOT, 'dist', 'web');

/** A hash of what these files say, given from the top of the repository; it changes where one of them does. */
export const hashOfSources = (sources: readonly string[]): string => {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: ROOT, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
};

/** Quiet unless there is work to do. */
export const buildPage = (say: (line: string) => void): void => {
  const stamp = join(ROOT, 'dist', 'web.built');
  const wanted = hashOfSources(SOURCES);
  if (existsSync(PAGE_FOLDER) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('正在构建页面,约需半分钟… / Building the page, about half a minute…');
  const result = spawnSync('vite', ['build', '--logLevel', 'error'], {
    cwd: ROOT,
    encoding: 'utf8',
    // Also where a test asks for it, whose own mode would make another page.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) {
    throw new StartFailure(
      `页面没有构建成功:${result.stderr || String(result.error)}。请运行 npm run build 查看详情。`,
      'The page could not be built. Run npm run build to see why.',
    );
  }
  writeFileSync(stamp, wanted);
};
