/** `npm run dev`: the API on the embedded parts, and the page from Vite, which reloads it as its sources change. */
import { createServer } from 'vite';
import { LIVE_PATH } from './live.ts';
import { startProduct } from './product.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';
import { untilStopped } from './until-stopped.ts';

await run(async () => {
  const stopped = untilStopped();
  const product = await startProduct(readSettings(process.env), null);
  const vite = await createServer({
    server: { proxy: { '/api': product.url, '/config.json': product.url, [LIVE_PATH]: { target: product.url, ws: true } } },
  });
  await vite.listen();
  vite.printUrls();
  await stopped;
  await vite.close();
  await product.stop();
});
