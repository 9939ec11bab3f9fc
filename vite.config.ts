import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const inRepository = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const apiPort = process.env['SHISHI_API_PORT'] ?? '8787';

/** The page's own files are kept on the device, so that it opens without a line. Nothing else is: what the API says, the page keeps. */
const offline = VitePWA({
  // See web/src/pages/new-version.tsx: a page that is open goes on as it is, and says that there is a newer one.
  injectRegister: false,
  manifestFilename: 'manifest.json',
  manifest: {
    name: '实事台账',
    short_name: '实事台账',
    description: '民生实事项目年度台账',
    lang: 'zh-CN',
    start_url: '/',
    display: 'standalone',
    // `--brand` and `--ground` of tokens.css.
    theme_color: '#1d4f91',
    background_color: '#f4f6f8',
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,png}'],
    inlineWorkboxRuntime: true,
    skipWaiting: true,
    clientsClaim: true,
    // A page is asked for first, for its headers may have changed while it has not; without a line, the kept one is shown.
    directoryIndex: null,
    navigateFallback: null,
    runtimeCaching: [
      {
        urlPattern: ({ request, url, sameOrigin }) =>
          sameOrigin && request.mode === 'navigate' && (url.pathname === '/' || url.pathname === '/signed-in'),
        // It runs in the service worker and knows nothing of this file. Without an answer in 4 seconds, there is no line.
        handler: ({ request }) =>
          Promise.race([fetch(request), new Promise<never>((_, reject) => setTimeout(reject, 4000))])
            .catch(() => caches.match('/index.html', { ignoreSearch: true }))
            .then((page) => page ?? Response.error()),
      },
    ],
  },
});

/** Builds `web/` to `dist/web`; in development, passes `/api` on to the local server. */
export default defineConfig({
  root: inRepository('web'),
  plugins: [react(), offline],
  resolve: {
    alias: [
      // See web/src/styles/adopted-css.ts for why.
      { find: /^.*\/(?:Dom\/dynamicCSS|cssUtils)$/u, replacement: inRepository('web/src/styles/adopted-css.ts') },
      // And no-tooltips.ts.
      { find: /^\.\.\/tooltip\/UniqueProvider$/u, replacement: inRepository('web/src/styles/no-tooltips.ts') },
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
