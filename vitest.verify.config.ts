import { defineConfig } from 'vitest/config';

/** What needs Java, LibreOffice or more time: `npm run verify`. */
export default defineConfig({
  test: {
    include: ['test/**/*.verify.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    expect: { poll: { timeout: 15_000 } },
  },
});
