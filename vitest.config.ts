import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], options: { timeout?: number; oneByOne?: boolean } = {}) => ({
  test: {
    name,
    include,
    testTimeout: options.timeout ?? 20_000,
    hookTimeout: 60_000,
    // A busy machine may take its time; what does not come about at all still fails.
    expect: { poll: { timeout: 15_000 } },
    fileParallelism: options.oneByOne !== true,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('rules', ['test/*.test.ts', 'test/{domain,functions,seeds,web,local}/**/*.test.ts'], { timeout: 30_000 }),
      project('contract', ['test/contract/**/*.test.ts'], { timeout: 30_000 }),
      project('infra', ['test/infra/**/*.test.ts'], { timeout: 120_000, oneByOne: true }),
      project('e2e', ['test/e2e/**/*.test.ts'], { timeout: 60_000, oneByOne: true }),
    ],
  },
});
