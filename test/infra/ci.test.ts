/** The recipes of docs/ci and the commands that the documents name, against what there is. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../infra/city/commands.ts';
import { ROOT } from '../../infra/paths.ts';

const SCRIPT = 'docs/ci/deploy.sh';

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const script = (...words: string[]) => spawnSync('bash', [SCRIPT, ...words], { cwd: ROOT, encoding: 'utf8' });

test('every step of the workflow is one of the script', () => {
  const steps = [...textOf('docs/ci/github-actions.yml').matchAll(/deploy\.sh (\w+) "\$CITY"/gu)].map(([, step]) => step);
  expect(steps).toEqual(['check', 'diff', 'deploy']);
  const known = [...textOf(SCRIPT).matchAll(/^ {2}(\w+)\)/gmu)].map(([, step]) => step);
  expect(known).toEqual(steps);
});

test.each([[], ['check'], ['fly', 'pinghu']])('the script called with %j says how it is called', (...words) => {
  expect(script(...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('check|diff|deploy <name…>') });
});

test.each([SCRIPT, 'docs/ci/github-actions.yml', 'docs/ci/README.md', 'docs/runbook.md', 'README.md', 'README.zh-CN.md'])(
  '%s names only commands that there are',
  (file) => {
    const named = [...textOf(file).matchAll(/npm run city -- ([a-z]+)/gu)].map(([, command]) => command ?? '');
    expect(named.filter((command) => !['new', 'help', ...Object.keys(COMMANDS)].includes(command))).toEqual([]);
  },
);
