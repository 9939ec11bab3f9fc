import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLine } from '../../web/src/state/line.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1000 }));
afterEach(() => void vi.useRealTimers());

/** A line whose server is there, or not, as the test says. */
const bench = () => {
  const server = { isThere: true, asked: 0 };
  const told = { back: 0, changes: 0 };
  const line = createLine({
    ask: () => {
      server.asked += 1;
      return Promise.resolve(server.isThere);
    },
    now: Date.now,
    random: () => 1,
    onBack: () => (told.back += 1),
  });
  line.subscribe(() => (told.changes += 1));
  return { line, server, told };
};

test('one request that fails is no broken line where the server answers another', async () => {
  const { line, server, told } = bench();
  line.failed();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.asked).toBe(1);
  expect(line.state()).toEqual({ isAway: false, heardAt: 1000 });
  expect(told).toEqual({ back: 0, changes: 0 });
});

test('without an answer it is away, and the server is asked after 1, 2, 4 … seconds until it answers', async () => {
  const { line, server, told } = bench();
  line.heard(500);
  server.isThere = false;
  line.failed();
  await vi.advanceTimersByTimeAsync(0);
  expect(line.state()).toEqual({ isAway: true, heardAt: 500 });
  await vi.advanceTimersByTimeAsync(7000);
  expect(server.asked).toBe(4);
  server.isThere = true;
  await vi.advanceTimersByTimeAsync(8000);
  expect(line.state()).toEqual({ isAway: false, heardAt: 16_000 });
  expect(told).toEqual({ back: 1, changes: 2 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.asked).toBe(5);
});

test('any request that is answered brings it back, and a reason to hope asks at once', async () => {
  const { line, server, told } = bench();
  server.isThere = false;
  line.failed();
  await vi.advanceTimersByTimeAsync(0);
  line.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.asked).toBe(2);
  line.answered();
  expect(line.state().isAway).toBe(false);
  expect(told.back).toBe(1);
});

test('word of an earlier time takes nothing back', () => {
  const { line } = bench();
  line.heard(900);
  line.heard(400);
  expect(line.state().heardAt).toBe(900);
});
