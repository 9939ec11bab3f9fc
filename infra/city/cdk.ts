/** The CDK's own command line, for one city. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { buildPage } from '../../local/build.ts';
import { StartFailure } from '../../local/failure.ts';
import { ROOT } from '../paths.ts';

const CDK = fileURLToPath(import.meta.resolve('aws-cdk/bin/cdk'));

export type CdkRun = {
  readonly command: 'bootstrap' | 'synth' | 'diff' | 'deploy' | 'destroy';
  readonly municipality: string;
  readonly options: readonly string[];
  /** Whether other cities are run at the same time: nothing can be asked then, and each line is told with its city. */
  readonly amongOthers: boolean;
};

/** Commands that make or compare the whole deployment, the page with it. To the others a template without it will do. */
const WITH_PAGE: ReadonlySet<CdkRun['command']> = new Set(['synth', 'diff', 'deploy']);

const tellWithName = (name: string, lines: Readable): void => {
  createInterface({ input: lines }).on('line', (line) => console.log(`[${name}] ${line}`));
};

/** Runs to the end, with the page as its sources are now; a failure says where to look. */
export const runCdk = async ({ command, municipality, options, amongOthers }: CdkRun): Promise<void> => {
  const hasPage = WITH_PAGE.has(command);
  if (hasPage) buildPage(console.log);
  const place = [
    '-c',
    `municipality=${municipality}`,
    ...(hasPage ? [] : ['-c', 'page=none']),
    '--output',
    join(ROOT, 'cdk.out', municipality),
  ];
  const child = spawn(process.execPath, [CDK, command, ...place, ...options], {
    cwd: ROOT,
    stdio: amongOthers ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    // The version is the lock file's; nobody is to follow CDK's advice to take another one.
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', CDK_DISABLE_VERSION_CHECK: 'true' },
  });
  for (const lines of [child.stdout, child.stderr]) if (lines !== null) tellWithName(municipality, lines);
  const [code] = await once(child, 'close');
  if (code !== 0) {
    throw new StartFailure(`cdk ${command} 没有完成,原因见上文。`, `cdk ${command} did not come to its end; the reason is above.`);
  }
};
