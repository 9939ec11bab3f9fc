/** How long it takes to judge and restore a large table, and how much memory that wants: none that grows with the history. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import type { Figure } from './figures.ts';

const ITEMS = 100_000;
/** MB that the process may keep; more, and it would be ended. */
const HEAP = 128;
/** MB of that for what was made a moment ago. Left to itself it takes twice as much after a while, and then nearly all time goes into tidying up. */
const YOUNG = 16;

const took = z.object({
  items: z.int(),
  wrong: z.literal(0),
  judged: z.number(),
  restored: z.number(),
  again: z.number(),
  megabytes: z.number(),
});

const copying = (items: number): z.output<typeof took> => {
  const script = join(import.meta.dirname, 'copying.ts');
  const words = [`--max-old-space-size=${HEAP}`, `--max-semi-space-size=${YOUNG}`, script, `${items}`];
  return took.parse(JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })));
};

export const lastingFigures = (): Figure[] => {
  const { items, judged, restored, again, megabytes } = copying(ITEMS);
  const named = `${items.toLocaleString('en')} items`;
  const seconds = (value: number): string => `${value.toFixed(1)} s`;
  return [
    { name: `judging a backup of ${named}`, value: seconds(judged), bar: '≤ 20 s' },
    { name: 'restoring it: judged, copied, and judged again', value: seconds(restored), bar: '≤ 300 s' },
    { name: 'judging the table', value: seconds(again), bar: '≤ 60 s' },
    { name: `memory for all of it, its heap held to ${HEAP} MB`, value: `${megabytes.toFixed(0)} MB`, bar: '≤ 400 MB' },
  ];
};
