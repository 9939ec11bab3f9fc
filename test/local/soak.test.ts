/** Many at one sheet at once, over a crash of the server: a short run of what `npm run soak` does at length. */
import { expect, test } from 'vitest';
import { soak } from '../soak/soak.ts';

test('6 clients with 10 edits each and the server killed once: nothing acknowledged is lost, nothing is there twice, all end alike', async () => {
  const { typed, acknowledged, breaches } = await soak({ clients: 6, edits: 10, kills: 1, seed: 20_240_412 });
  expect(breaches).toEqual([]);
  expect(typed).toBe(60);
  expect(acknowledged).toBeGreaterThan(0);
}, 240_000);
