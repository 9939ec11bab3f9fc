/** The loop that runs the digest on this computer. */
import { expect, test } from 'vitest';
import { startDigestLoop } from '../../local/digest.ts';

/** A handler whose runs end when the test says so. */
const slowHandler = () => {
  const ends: (() => void)[] = [];
  const handler = (): Promise<void> => new Promise((resolve) => ends.push(resolve));
  return { handler, runs: () => ends.length, end: () => ends.at(-1)?.() };
};

test('runs at once, and again where letters were planned, also while a run is under way; never two at a time', async () => {
  const { handler, runs, end } = slowHandler();
  const loop = startDigestLoop(handler, () => {});
  expect(runs()).toBe(1);
  loop.nudge();
  loop.nudge();
  expect(runs()).toBe(1);
  end();
  await expect.poll(runs).toBe(2);
  end();
  loop.nudge();
  await expect.poll(runs).toBe(3);
  const stopped = loop.stop();
  end();
  await stopped;
  expect(runs()).toBe(3);
});

test('a run that fails is told of, by name only, and the next one comes', async () => {
  const lines: object[] = [];
  let runs = 0;
  const loop = startDigestLoop(
    () => {
      runs += 1;
      return Promise.reject(new TypeError('王敏 wangmin@pinghu.example'));
    },
    (line) => lines.push(line),
  );
  await expect.poll(() => lines.length).toBeGreaterThan(0);
  loop.nudge();
  await expect.poll(() => runs).toBeGreaterThan(1);
  await loop.stop();
  expect(lines[0]).toEqual({ level: 'error', what: 'digest', error: 'TypeError' });
});
