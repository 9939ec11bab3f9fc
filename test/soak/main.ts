/**
 * `npm run soak`: 20 people edit the sheet at once, first in peace, then with the server killed five times. Prints figures and
 * whether everything held; ends with 1 where something did not.
 */
import { parseArgs } from 'node:util';
import { percentiles } from '../bench/figures.ts';
import { soak, type SoakSettings } from './soak.ts';

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '20' },
    edits: { type: 'string', default: '50' },
    kills: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const settings = { clients: Number(values.clients), edits: Number(values.edits), seed: Number(values.seed) };

/** Runs one crowd and prints what became of it; true where everything held. */
const held = async (one: SoakSettings): Promise<boolean> => {
  console.log(`${one.clients} clients × ${one.edits} edits on 23 tasks, ${one.kills} kills, seed ${one.seed}`);
  const { breaches, times, ...figures } = await soak(one);
  console.log(
    `  typed ${figures.typed}, acknowledged ${figures.acknowledged}, conflicts ${figures.conflicts}, retries ${figures.retries}, ` +
      `kills ${figures.kills}, ${figures.seconds.toFixed(1)} s`,
  );
  console.log(`  an edit takes ${percentiles(times)}`);
  for (const breach of breaches) console.log(`  ${breach}`);
  console.log(breaches.length === 0 ? '  held' : `  FAILED: ${breaches.length} breaches; again with --seed ${one.seed}`);
  return breaches.length === 0;
};

const [inPeace, underKills] = [await held({ ...settings, kills: 0 }), await held({ ...settings, kills: Number(values.kills) })];
// What was stuck may still be waiting.
process.exit(inPeace && underKills ? 0 : 1);
