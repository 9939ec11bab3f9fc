/**
 * Runs the checks: `check` all but the browser's, `test` those too, `verify` what needs Java or LibreOffice as well.
 *
 * A step is quiet unless it fails; its output is kept in test-results/. The last line counts what was run.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { findBrowser } from './support/browser.ts';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'test-results');

type Count = { readonly passed: number; readonly failed: number };
type Step = {
  readonly name: string;
  readonly command: readonly string[];
  /** Vitest's report, where the step is one of its runs. */ readonly report?: string;
};

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() });

const vitestStep = (name: string, file: string, args: readonly string[]): Step => {
  const report = join(RESULTS, `${file}.json`);
  return { name, report, command: ['vitest', 'run', ...args, '--reporter=json', `--outputFile=${report}`, '--reporter=dot'] };
};

const CHECK: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--max-warnings=0', '.'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'page build', command: ['vite', 'build', '--logLevel', 'error'] },
  vitestStep('rules', 'rules', ['--project', 'rules']),
  vitestStep('contract', 'contract', ['--project', 'contract']),
  vitestStep('infrastructure', 'infra', ['--project', 'infra']),
  { name: 'synth', command: ['node', 'infra/city/main.ts', 'synth', 'pinghu'] },
];

const BROWSER: readonly Step[] = [vitestStep('browser', 'e2e', ['--project', 'e2e'])];

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

const verifySteps = (): readonly Step[] =>
  VERIFY.flatMap(({ step, isHere, lack }) => {
    if (isHere()) return [step];
    console.log(`skipped  ${step.name}: ${lack}`);
    return [];
  });

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
      env: { ...process.env, NO_COLOR: '1', CDK_DISABLE_CLI_TELEMETRY: 'true' },
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

const stepsOf = (mode: string): readonly Step[] => {
  if (mode === 'check') return CHECK;
  if (mode === 'test') return [...CHECK, ...BROWSER];
  if (mode === 'verify') return [...CHECK, ...BROWSER, ...verifySteps()];
  throw new Error(`usage: node test/run.ts check|test|verify, not "${mode}"`);
};

const mode = process.argv[2] ?? 'test';
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const steps = stepsOf(mode);
if (mode !== 'check') process.env.SHISHI_BROWSER = findBrowser(console.log);
const counts: Count[] = [];
for (const step of steps) counts.push(await runStep(step));
const sum = (of: keyof Count): number => counts.reduce((total, count) => total + count[of], 0);
const line = `${sum('passed')} passed, ${sum('failed')} failed`;
writeFileSync(join(RESULTS, 'summary.txt'), `${line}\n`);
console.log(`\n${line}`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
