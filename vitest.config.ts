import { defineConfig } from 'vitest/config';

type Options = { readonly timeout?: number; readonly atOnce?: number; readonly before?: string; readonly apart?: boolean };

const project = (name: string, include: string[], options: Options = {}) => ({
  test: {
    name,
    include,
    // Files of a worker share what they import, which takes longer to load than most of them to run. None may change it.
    isolate: options.apart ?? false,
    testTimeout: options.timeout ?? 20_000,
    hookTimeout: 60_000,
    // A busy machine may take its time; what does not come about at all still fails.
    expect: { poll: { timeout: 15_000 } },
    ...(options.before === undefined ? {} : { globalSetup: options.before }),
    // Files side by side; without it, as many as the machine has room for.
    ...(options.atOnce === undefined ? {} : { maxWorkers: options.atOnce }),
  },
});

export default defineConfig({
  test: {
    projects: [
      project('rules', ['test/*.test.ts', 'test/{domain,functions,seeds,web,local}/**/*.test.ts'], { timeout: 30_000, atOnce: 2 }),
      project('contract', ['test/contract/**/*.test.ts'], { timeout: 30_000 }),
      project('infra', ['test/infra/**/*.test.ts'], { timeout: 120_000, atOnce: 1 }),
      project('artefacts', ['test/artefacts/**/*.test.ts'], { timeout: 60_000, atOnce: 1, before: 'test/support/deployment.ts' }),
      project('e2e', ['test/e2e/**/*.test.ts'], { timeout: 120_000, atOnce: 3, before: 'test/support/deployment.ts', apart: true }),
    ],
  },
});
