import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EditAnswer } from '../../domain/wire/answers.ts';
import type { ProgressEdit } from '../../domain/wire/edit.ts';
import type { Outcome } from '../../web/src/api/request.ts';
import type { PendingEdit } from '../../web/src/state/edit-queue.ts';
import { createEditSender, type SenderPorts } from '../../web/src/state/edit-sender.ts';
import { createTurns } from '../../web/src/state/turns.ts';
import { networkDown, problem, sampleProject, sampleTask } from './samples.ts';

const saved = (version: number, progress = ''): Outcome<EditAnswer> => ({
  ok: true,
  answer: { task: sampleTask({ version, progress }), project: sampleProject('2024-p01', '01') },
});

/** A sender whose server answers when the test says so, on a device on which `left` was found. */
const bench = (left: readonly PendingEdit[] = []) => {
  const sent: { readonly edit: ProgressEdit; readonly answer: (outcome: Outcome<EditAnswer>) => void }[] = [];
  const kept: (readonly PendingEdit[])[] = [];
  const line = { isAway: false };
  let ids = 0;
  const ports: SenderPorts = {
    send: (_project, _task, edit) => new Promise((answer) => sent.push({ edit, answer })),
    takeTurn: createTurns(),
    keeper: { keep: (edits) => void kept.push(edits), takeOver: (isFree) => Promise.resolve(left.filter(isFree)) },
    isAway: () => line.isAway,
    onTask: () => undefined,
    onDoubt: () => undefined,
    newId: () => `edit-${(ids += 1)}`,
    now: () => 0,
  };
  const sender = createEditSender(ports);
  const type = (progress: string, version = 1, after: string | null = null): void =>
    sender.edit({ project: '2024-p01', task: '2024-t01', progress, base: { version, after } });
  const answer = async (at: number, outcome: Outcome<EditAnswer>): Promise<void> => {
    sent[at]?.answer(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sender, sent, kept, line, type, answer };
};

const draft: PendingEdit = { editId: 'old-edit', project: '2024-p01', task: '2024-t01', progress: '旧', version: 1, at: 0 };

describe('sending', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('the second edit of a cell waits for the first and is made on its version', async () => {
    const { sent, type, answer, sender } = bench();
    type('一');
    type('二', 1, 'edit-1');
    expect(sent.map(({ edit }) => edit.progress)).toEqual(['一']);
    await answer(0, saved(2, '一'));
    expect(sent[1]?.edit).toMatchObject({ progress: '二', version: 2 });
    await answer(1, saved(3, '二'));
    expect(sender.queue().size).toBe(0);
  });

  test('a text typed over one that was saved meanwhile is no conflict with oneself', async () => {
    const { sent, type, answer } = bench();
    type('一');
    await answer(0, saved(2, '一'));
    type('二', 1, 'edit-1');
    expect(sent[1]?.edit.version).toBe(2);
  });

  test('a network failure is tried again by itself after a second, with the same id', async () => {
    const { sent, type, answer } = bench();
    type('一');
    await answer(0, { ok: false, failure: networkDown });
    await vi.advanceTimersByTimeAsync(999);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent.map(({ edit }) => edit.editId)).toEqual(['edit-1', 'edit-1']);
  });

  test('when the line is back, nothing waits any longer', async () => {
    const { sent, sender, type, answer } = bench();
    type('一');
    await answer(0, { ok: false, failure: networkDown });
    sender.retryWaiting();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
    await answer(1, saved(2, '一'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(2);
  });

  test('what the server refused is not tried again by itself', async () => {
    const { sent, type, answer } = bench();
    type('一');
    await answer(0, { ok: false, failure: problem('forbidden', 403) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });

  test('an edit is kept on this device from its first moment until it is saved', async () => {
    const { kept, type, answer } = bench();
    type('一');
    expect(kept.at(-1)).toMatchObject([{ editId: 'edit-1', progress: '一' }]);
    await answer(0, saved(2, '一'));
    expect(kept.at(-1)).toEqual([]);
  });
});

describe('without a line', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('nothing is sent; once it is back, each text goes out after the one before it', async () => {
    const { sender, sent, line, type, answer } = bench();
    line.isAway = true;
    type('一');
    sender.edit({ project: '2024-p01', task: '2024-t02', progress: '二', base: { version: 1, after: null } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    expect([...sender.queue().values()].map(({ head }) => head.at)).toEqual([1, 2]);
    line.isAway = false;
    sender.retryWaiting();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ edit }) => edit.progress)).toEqual(['一']);
    await answer(0, saved(2, '一'));
    expect(sent.map(({ edit }) => edit.progress)).toEqual(['一', '二']);
    await answer(1, saved(2, '二'));
    expect(sender.queue().size).toBe(0);
  });

  test('that breaks again in between, the rest waits with its own ids', async () => {
    const { sender, sent, line, answer } = bench([draft, { ...draft, editId: 'other-edit', task: '2024-t02', at: 1 }]);
    await sender.takeOver();
    await vi.advanceTimersByTimeAsync(0);
    line.isAway = true;
    await answer(0, { ok: false, failure: networkDown });
    expect(sent.map(({ edit }) => edit.editId)).toEqual(['old-edit']);
    line.isAway = false;
    sender.retryWaiting();
    await vi.advanceTimersByTimeAsync(0);
    await answer(1, saved(2, '旧'));
    expect(sent.map(({ edit }) => edit.editId)).toEqual(['old-edit', 'old-edit', 'other-edit']);
  });
});

describe('an edit found on this device', () => {
  test('is sent by itself with its own id, and kept as this page’s until it is saved', async () => {
    const { sender, sent, kept } = bench([draft]);
    expect(await sender.takeOver()).toBe(1);
    expect(kept.at(-1)).toMatchObject([{ editId: 'old-edit' }]);
    await vi.waitFor(() => expect(sent.map(({ edit }) => edit.editId)).toEqual(['old-edit']));
    sent[0]?.answer(saved(2, '旧'));
    await vi.waitFor(() => expect(kept.at(-1)).toEqual([]));
  });

  test('that the server had refused waits for a person, and goes out as a new one', async () => {
    const { sender, sent } = bench([{ ...draft, refused: true }]);
    await sender.takeOver();
    expect(sender.queue().get('2024-t01')).toMatchObject({ phase: 'failed', failure: { kind: 'restored' } });
    expect(sent).toEqual([]);
    sender.retry('2024-t01');
    await vi.waitFor(() => expect(sent.map(({ edit }) => edit.editId)).toEqual(['edit-1']));
  });

  test('of a cell that has a newer text here is left for later: it must not come after that', async () => {
    const { sender, sent, type } = bench([draft]);
    type('新');
    expect(await sender.takeOver()).toBe(0);
    expect(sent.map(({ edit }) => edit.progress)).toEqual(['新']);
  });
});
