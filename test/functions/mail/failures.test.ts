/** Failures at every step of the sending, by chance that comes again: nothing is sent twice by the machine, and nothing is lost. */
import { expect, test } from 'vitest';
import { randomOf } from '../../soak/random.ts';
import { sentThroughFailures } from '../../support/broken-sending.ts';

/** Goes through so many runs, and holds each against what the log promises; gives how often each end came up. */
const holdsThrough = async (runs: number): Promise<Readonly<Record<string, number>>> => {
  const ends: Record<string, number> = {};
  for (let seed = 1; seed <= runs; seed += 1) {
    const { planned, log, takenOf } = await sentThroughFailures(randomOf(seed), 8);
    const told = log.map((entry) => ({ id: entry.recipient.id, state: entry.state, taken: takenOf(entry) }));
    const doubled = told.filter(({ taken }) => taken > 1);
    const missing = planned.filter(({ recipient }) => !told.some(({ id }) => id === recipient.id));
    const untrue = told.filter(({ state, taken }) => (state === 'sent' && taken !== 1) || (state === 'failed' && taken !== 0));
    expect({ seed, doubled, missing, untrue, listed: log.length }).toEqual({
      seed,
      doubled: [],
      missing: [],
      untrue: [],
      listed: planned.length,
    });
    for (const { state, taken } of told) ends[`${state} ${taken}`] = (ends[`${state} ${taken}`] ?? 0) + 1;
  }
  return ends;
};

test('over 1,000 runs with failures everywhere nothing is sent twice, nothing is missing, and what nobody knows is listed as unknown', async () => {
  const ends = await holdsThrough(1000);
  // All of it came up: what was taken and told of, what was refused, and what nobody knows, taken or not.
  expect(Object.keys(ends).toSorted()).toEqual(['failed 0', 'sent 1', 'unknown 0', 'unknown 1']);
});
