import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { revisionOf } from '../../domain/comments/figures.ts';
import type { Project, Task } from '../../domain/types.ts';
import type { ChangesAnswer, ServerMessage, TicketAnswer } from '../../domain/wire/live.ts';
import type { Outcome } from '../../web/src/api/request.ts';
import { waitBefore } from '../../web/src/state/live-catch-up.ts';
import { createLiveClient, type LivePorts, type LiveSocket } from '../../web/src/state/live-client.ts';
import { networkDown, problem, sampleProject, sampleTask } from './samples.ts';

const START = '2024-03-01T08:00:00.000Z';
const ticket: Outcome<TicketAnswer> = { ok: true, answer: { ticket: 't', expiresAt: START, address: '/live' } };
const project: Project = sampleProject('2024-p01', '01');
const task = (version: number): Task => sampleTask({ version });

type FakeSocket = LiveSocket & { sent: string[]; closed: boolean };

/** A client whose server answers what the test says. */
const bench = (changes: Partial<LivePorts> = {}) => {
  const sockets: FakeSocket[] = [];
  const states: string[] = [];
  const asked: string[] = [];
  const known = new Map<string, number>();
  const taken: number[] = [];
  const gaps: string[] = [];
  const people: string[][] = [];
  let answer: Outcome<ChangesAnswer> = { ok: true, answer: { complete: true, now: START, tasks: [], projects: [] } };
  const open = (): FakeSocket => {
    const socket: FakeSocket = {
      sent: [],
      closed: false,
      send: (text) => void socket.sent.push(text),
      close: () => void (socket.closed = true),
      onopen: null,
      onclose: null,
      onmessage: null,
    };
    sockets.push(socket);
    return socket;
  };
  const client = createLiveClient(
    {
      ticket: () => Promise.resolve(ticket),
      open,
      changes: (since) => {
        asked.push(since);
        return Promise.resolve(answer);
      },
      revisionOf: (id) => known.get(id) ?? 0,
      onTask: (one) => {
        known.set(one.id, revisionOf(one));
        taken.push(revisionOf(one));
      },
      onGap: () => void gaps.push('gap'),
      onPresence: (there) => void people.push(there.map(({ name }) => name)),
      onReport: () => {},
      onReporting: () => {},
      onState: (state) => void states.push(state),
      random: () => 1,
      ...changes,
    },
    START,
  );
  const socket = (): FakeSocket => sockets.at(-1) ?? open();
  const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  return {
    client,
    sockets,
    states,
    asked,
    taken,
    gaps,
    people,
    settle,
    answerWith: (next: Outcome<ChangesAnswer>) => void (answer = next),
    opened: async () => {
      await settle();
      socket().onopen?.();
      await settle();
    },
    says: async (message: ServerMessage) => {
      socket().onmessage?.({ data: JSON.stringify(message) });
      await settle();
    },
    breaks: async () => {
      socket().onclose?.();
      await settle();
    },
    sent: () => socket().sent.map((text): unknown => JSON.parse(text)),
  };
};

const missed = (...versions: number[]): Outcome<ChangesAnswer> => ({
  ok: true,
  answer: { complete: true, now: '2024-03-01T09:00:00.000Z', tasks: versions.map(task), projects: [project] },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a live connection', () => {
  test('asks for what was missed between the reading of the sheet and its own opening', async () => {
    const { opened, asked, states, answerWith, taken } = bench();
    answerWith(missed(3));
    await opened();
    expect([asked, taken, states]).toEqual([[START], [3], ['connecting', 'live']]);
  });

  test('takes in each version once and never goes back', async () => {
    const { opened, says, taken } = bench();
    await opened();
    for (const version of [2, 2, 1, 3]) await says({ type: 'task', task: task(version), project });
    expect(taken).toEqual([2, 3]);
  });

  test('takes in a task whose comments are more, though its version is the same', async () => {
    const { opened, says, taken } = bench();
    await opened();
    const comments = { written: 2, withdrawn: 1, lastBy: 'm1' };
    for (const one of [task(2), { ...task(2), comments }, task(2)]) await says({ type: 'task', task: one, project });
    expect(taken).toEqual([2, 5]);
  });

  test('fetches a change that was too large to send, and asks again where the index did not have it yet', async () => {
    const { opened, says, asked, taken, answerWith, settle } = bench();
    await opened();
    await says({ type: 'changed', task: task(1).id, project: project.id, revision: 4 });
    expect([asked.length, taken]).toEqual([2, []]);
    answerWith(missed(4));
    await settle(3000);
    expect([asked.length, taken]).toEqual([3, [4]]);
    await says({ type: 'changed', task: task(1).id, project: project.id, revision: 4 });
    expect(asked).toHaveLength(3);
  });

  test('tells which cell is open once the person stays on it, and again after a break', async () => {
    const { client, opened, settle, sent, breaks } = bench();
    await opened();
    expect(sent()).toEqual([{ type: 'open', task: null }]);
    client.show('2024-t01');
    client.show('2024-t02');
    await settle(150);
    expect(sent().slice(1)).toEqual([{ type: 'open', task: '2024-t02' }]);
    await breaks();
    await settle(1000);
    await opened();
    expect(sent()).toEqual([{ type: 'open', task: '2024-t02' }]);
  });

  test('passes on who is there', async () => {
    const { opened, says, people } = bench();
    await opened();
    const wang = { connection: 'c1', member: 'm2', name: '王敏', unit: '教育局', colour: 3, task: null };
    await says({ type: 'presence', people: [wang], count: 1 });
    expect(people).toEqual([['王敏']]);
  });

  test('does nothing more once it is stopped', async () => {
    const { client, opened, sockets, settle } = bench();
    await opened();
    client.stop();
    await settle(120_000);
    expect([sockets.length, sockets[0]?.closed]).toEqual([1, true]);
  });
});

describe('a line that breaks', () => {
  test('is opened anew with a new ticket, and only what was missed is asked for', async () => {
    const { opened, says, breaks, settle, asked, answerWith, taken, states } = bench();
    await opened();
    await says({ type: 'pong', now: '2024-03-01T08:30:00.000Z' });
    await breaks();
    answerWith(missed(5));
    await settle(1000);
    await opened();
    expect([asked, taken]).toEqual([[START, '2024-03-01T08:30:00.000Z'], [5]]);
    expect(states).toEqual(['connecting', 'live', 'away', 'connecting', 'live']);
  });

  test('waits 1, 2, 4 … at most 30 seconds, unevenly; a pong makes the next break a first one', async () => {
    expect([0, 1, 2, 9].map((attempt) => waitBefore(attempt, 1))).toEqual([1000, 2000, 4000, 30_000]);
    expect([0, 9].map((attempt) => waitBefore(attempt, 0))).toEqual([500, 15_000]);
    const { settle, sockets, breaks, opened, says } = bench();
    await opened();
    await breaks();
    await settle(1000);
    await breaks();
    await settle(1999);
    expect(sockets).toHaveLength(2);
    await settle(1);
    expect(sockets).toHaveLength(3);
    await opened();
    await says({ type: 'pong', now: START });
    await breaks();
    await settle(1000);
    expect(sockets).toHaveLength(4);
  });

  test('is known by silence: a ping without an answer, or a socket that never opens', async () => {
    const { opened, settle, sockets, sent, says } = bench();
    await opened();
    await settle(25_000);
    expect(sent()).toContainEqual({ type: 'ping' });
    await says({ type: 'pong', now: START });
    await settle(25_000 + 9999);
    expect(sockets[0]?.closed).toBe(false);
    await settle(1);
    expect(sockets[0]?.closed).toBe(true);
    await settle(1000 + 10_000);
    expect(sockets[1]?.closed).toBe(true);
  });

  test('comes back at once when the device says that it is back', async () => {
    const { client, opened, breaks, settle, sockets } = bench();
    await opened();
    client.wake();
    expect(sockets).toHaveLength(1);
    await breaks();
    client.wake();
    await settle();
    expect(sockets).toHaveLength(2);
  });

  test('a goodbye is a break', async () => {
    const { opened, says, states } = bench();
    await opened();
    await says({ type: 'bye', reason: 'member_changed' });
    expect(states.at(-1)).toBe('away');
  });
});

describe('what was missed', () => {
  test('is asked for until it is told, and a pong meanwhile does not make it forgotten', async () => {
    const { opened, says, settle, asked, answerWith, taken } = bench();
    answerWith({ ok: false, failure: networkDown });
    await opened();
    await says({ type: 'pong', now: '2024-03-01T08:30:00.000Z' });
    answerWith(missed(7));
    await settle(2000);
    expect([asked, taken]).toEqual([[START, START], [7]]);
  });

  test('where it is too much, the sheet is read anew, once', async () => {
    const { opened, gaps, answerWith, asked, settle } = bench();
    answerWith({ ok: true, answer: { complete: false, now: '2024-03-01T09:00:00.000Z' } });
    await opened();
    await settle(60_000);
    expect([gaps.length, asked.length]).toEqual([1, 1]);
  });
});

describe('a ticket', () => {
  test('that the server refuses for good is not asked for again', async () => {
    const { settle, states } = bench({ ticket: () => Promise.resolve({ ok: false, failure: problem('forbidden', 403) }) });
    await settle(120_000);
    expect(states).toEqual(['connecting', 'refused']);
  });

  test('that does not come for want of a line is asked for again', async () => {
    const { settle, states } = bench({ ticket: () => Promise.resolve({ ok: false, failure: networkDown }) });
    await settle(1000);
    expect(states).toEqual(['connecting', 'away', 'connecting', 'away']);
  });
});
