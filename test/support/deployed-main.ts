/** `local/main.ts` for the browser tests, with what is deployed. */
import { startProduct } from '../../local/product.ts';
import { run } from '../../local/run.ts';
import { readSettings } from '../../local/settings.ts';
import { untilStopped } from '../../local/until-stopped.ts';
import { deployedHandlers } from './deployed.ts';

await run(async () => {
  const stopped = untilStopped();
  const product = await startProduct(readSettings(process.env), null, deployedHandlers);
  await stopped;
  await product.stop();
});
