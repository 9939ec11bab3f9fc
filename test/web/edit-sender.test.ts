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

/** A sender whose server answers when the test says so. */
const bench = (drafts: readonly PendingEdit[] = [], fate: 'saved' | 'unsaved' = 'unsaved') => {
  const sent: { readonly edit: ProgressEdit; readonly answer: (outcome: Outcome<EditAnswer>) => void }[] = [];
  const kept: (readonly PendingEdit[])[] = [];
  let ids = 0;
  const ports: SenderPorts = {
    send: (_project, _task, edit) => new Promise((answer) => sent.push({ edit, answer })),
    takeTurn: createTurns(),
    drafts: { read: () => drafts, keep: (edits) => void kept.push(edits) },
    onTask: () => undefined,
    onDoubt: () => undefined,
    newId: () => `edit-${(ids += 1)}`,
    now: () => 0,
    fateOf: () => fate,
  };
  const sender = createEditSender(ports);
  const type = (progress: string, version = 1, after: string | null = null): void =>
    sender.edit({ project: '2024-p01', task: '2024-t01', progress, base: { version, after } });
  const answer = async (at: number, outcome: Outcome<EditAnswer>): Promise<void> => {
    sent[at]?.answer(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sender, sent, kept, type, answer };
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

describe('a draft found on this device', () => {
  test('comes back unsaved and is sent again with its own id', () => {
    const { sender, sent } = bench([draft]);
    expect(sender.queue().get('2024-t01')?.failure?.kind).toBe('restored');
    expect(sent).toHaveLength(0);
    sender.retry('2024-t01');
    expect(sent[0]?.edit.editId).toBe('old-edit');
  });

  test('goes quietly where its text was saved after all', () => {
    const { sender, kept } = bench([draft], 'saved');
    expect(sender.queue().size).toBe(0);
    expect(kept.at(-1)).toEqual([]);
  });
});
