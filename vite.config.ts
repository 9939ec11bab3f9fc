import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const inRepository = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const apiPort = process.env['SHISHI_API_PORT'] ?? '8787';

/** Builds `web/` to `dist/web`; in development, passes `/api` on to the local server. */
export default defineConfig({
  root: inRepository('web'),
  plugins: [react()],
  resolve: {
    alias: [
      // See web/src/styles/adopted-css.ts for why.
      { find: /^.*\/(?:Dom\/dynamicCSS|cssUtils)$/u, replacement: inRepository('web/src/styles/adopted-css.ts') },
    ],
  },
  server: { proxy: { '/api': `http://127.0.0.1:${apiPort}`, '/live': { target: `http://127.0.0.1:${apiPort}`, ws: true } } },
  build: {
    outDir: inRepository('dist/web'),
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2024',
    modulePreload: { polyfill: false },
    // An inlined asset would be a data: address, which the policy does not allow everywhere.
    assetsInlineLimit: 0,
  },
});
