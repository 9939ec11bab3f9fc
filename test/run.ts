/**
 * Runs the checks: `check` all but the browser's, `test` those too, `verify` what needs Java, LibreOffice or much time as well.
 *
 * Steps go side by side in stages, each of which needs what the one before it has shown or made. A step is quiet unless it fails;
 * its output is kept in test-results/. The last line counts what was run.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { eachAtOnce } from '../functions/actions/each-at-once.ts';
import { findBrowser } from './support/browser.ts';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'test-results');

type Count = { readonly passed: number; readonly failed: number };
type Step = {
  readonly name: string;
  readonly command: readonly string[];
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Vitest's report, where the step is one of its runs. */ readonly report?: string;
};

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() });

const vitestStep = (name: string, file: string, args: readonly string[]): Step => {
  const report = join(RESULTS, `${file}.json`);
  return { name, report, command: ['vitest', 'run', ...args, '--reporter=json', `--outputFile=${report}`, '--reporter=dot'] };
};

/** Steps that may go side by side. */
type Stage = readonly Step[];

/** Steps at once. More would have them wait for each other on a small machine. */
const AT_ONCE = 2;

const CHECK: readonly Stage[] = [
  [
    { name: 'lint', command: ['oxlint', '--type-aware', '--max-warnings=0', '.'] },
    { name: 'page and bundles', command: [process.execPath, 'test/support/deployment.ts'] },
    { name: 'types', command: ['tsc', '-p', '.'] },
    { name: 'unused code', command: ['knip'] },
    { name: 'format', command: ['oxfmt', '--check', '.'] },
  ],
  [
    vitestStep('rules', 'rules', ['--project', 'rules']),
    vitestStep('infrastructure', 'infra', ['--project', 'infra']),
    vitestStep('contract', 'contract', ['--project', 'contract']),
    vitestStep('deployed artefacts', 'artefacts', ['--project', 'artefacts']),
    { name: 'synth', command: ['node', 'infra/city/main.ts', 'synth', 'pinghu'] },
  ],
];

const BROWSER: Stage = [vitestStep('browser', 'e2e', ['--project', 'e2e'])];

const runs = (command: string, version: string): boolean => spawnSync(command, [version], { stdio: 'ignore' }).status === 0;

const verifyStep = (name: string, file: string, folder: string): Step =>
  vitestStep(name, file, ['--config', 'vitest.verify.config.ts', folder]);

/** What is checked only where a program is there. */
const VERIFY: readonly { readonly step: Step; readonly isHere: () => boolean; readonly lack: string }[] = [
  {
    step: verifyStep("contract on Amazon's DynamoDB Local", 'verify', 'test/contract'),
    isHere: () => runs('java', '-version'),
    lack: 'there is no Java (17 or newer) here',
  },
  {
    step: verifyStep('Word files in LibreOffice', 'verify-word', 'test/functions'),
    isHere: () => runs('soffice', '--version'),
    lack: 'there is no LibreOffice (`soffice`) here',
  },
];

/** Browser files that are run once more on what is deployed: the bundled Lambdas, and the page from the one that serves it. */
const ON_DEPLOYED = ['sign-in', 'editing', 'people', 'dashboard', 'bulletins', 'snapshots', 'offline'];

/** What only takes its time, or waits for the clock. */
const LONG: Stage = [
  verifyStep('long browser files', 'verify-browser', 'test/e2e'),
  {
    ...vitestStep('browser on what is deployed', 'e2e-deployed', [
      '--project',
      'e2e',
      ...ON_DEPLOYED.map((name) => `test/e2e/${name}.test.ts`),
    ]),
    env: { SHISHI_E2E: 'deployed' },
  },
];

const verifySteps = (): Stage => [
  ...LONG,
  ...VERIFY.flatMap(({ step, isHere, lack }) => {
    if (isHere()) return [step];
    console.log(`skipped  ${step.name}: ${lack}`);
    return [];
  }),
];

/** Counts of a step: those of its tests, or one for a step that is a single check. A run without a report has failed. */
const countOf = (step: Step, ok: boolean): Count => {
  if (step.report === undefined) return { passed: Number(ok), failed: Number(!ok) };
  try {
    const report = vitestReport.parse(JSON.parse(readFileSync(step.report, 'utf8')));
    const failed = report.numFailedTests + (report.numFailedTests === 0 && !ok ? Math.max(1, report.numFailedTestSuites) : 0);
    return { passed: report.numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

const runStep = (step: Step): Promise<Count> =>
  new Promise((resolve) => {
    const [command = '', ...args] = step.command;
    const started = performance.now();
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', CDK_DISABLE_CLI_TELEMETRY: 'true', ...step.env },
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const count = countOf(step, code === 0);
      const output = Buffer.concat(chunks).toString('utf8');
      writeFileSync(join(RESULTS, `${step.name.replaceAll(/[^a-z]+/giu, '-')}.log`), output);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const tests = step.report === undefined ? '' : `, ${count.passed + count.failed} tests`;
      console.log(`${count.failed === 0 ? 'ok      ' : 'FAILED  '} ${step.name} (${seconds} s${tests})`);
      if (count.failed > 0) console.log(output.trimEnd().split('\n').slice(-80).join('\n'));
      resolve(count);
    });
  });

const stagesOf = (mode: string): readonly Stage[] => {
  if (mode === 'check') return CHECK;
  if (mode === 'test') return [...CHECK, BROWSER];
  if (mode === 'verify') return [...CHECK, BROWSER, verifySteps()];
  throw new Error(`usage: node test/run.ts check|test|verify, not "${mode}"`);
};

/** Runs the steps of a stage, so many at once, and gives their counts. */
const runStage = async (stage: Stage): Promise<Count[]> => {
  const counts: Count[] = [];
  await eachAtOnce(AT_ONCE, stage, async (step) => void counts.push(await runStep(step)));
  return counts;
};

const mode = process.argv[2] ?? 'test';
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const stages = stagesOf(mode);
if (mode !== 'check') process.env.SHISHI_BROWSER = findBrowser(console.log);
const counts: Count[] = [];
for (const stage of stages) counts.push(...(await runStage(stage)));
const sum = (of: keyof Count): number => counts.reduce((total, count) => total + count[of], 0);
const line = `${sum('passed')} passed, ${sum('failed')} failed`;
writeFileSync(join(RESULTS, 'summary.txt'), `${line}\n`);
console.log(`\n${line}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
