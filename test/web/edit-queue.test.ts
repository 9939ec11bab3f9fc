import { describe, expect, test } from 'vitest';
import type { RequestFailure } from '../../web/src/api/request.ts';
import {
  addEdit,
  backoff,
  discardEdits,
  emptyQueue,
  lastEdit,
  markFailed,
  markSaved,
  markSending,
  readyTasks,
  restoreEdits,
  retryEdit,
  saveStateOf,
  settleConflict,
  waitingTasks,
  type Chain,
  type EditQueue,
  type PendingEdit,
} from '../../web/src/state/edit-queue.ts';
import { networkDown, problem, sampleTask } from './samples.ts';

const edit = (editId: string, progress: string, version = 1): PendingEdit => ({
  editId,
  project: '2024-p01',
  task: '2024-t01',
  progress,
  version,
  at: 0,
});

const chainIn = (queue: EditQueue): Chain => {
  const chain = queue.get('2024-t01');
  if (chain === undefined) throw new Error('there is no chain');
  return chain;
};

const failedWith = (failure: RequestFailure, ...edits: readonly PendingEdit[]): EditQueue => {
  const queue = edits.reduce(addEdit, emptyQueue);
  return markFailed(markSending(queue, '2024-t01'), '2024-t01', failure);
};

const stale = problem('stale', 409, sampleTask({ version: 5, progress: '对方的文字' }));

describe('a chain of edits of one task', () => {
  test('sends one edit at a time, the next on the version that the former was saved as', () => {
    const queue = addEdit(addEdit(emptyQueue, edit('a', '一')), edit('b', '二'));
    expect(readyTasks(queue)).toEqual(['2024-t01']);
    expect(readyTasks(markSending(queue, '2024-t01'))).toEqual([]);
    const next = markSaved(markSending(queue, '2024-t01'), '2024-t01', 2);
    expect(chainIn(next)).toMatchObject({ head: { editId: 'b', version: 2 }, rest: [], phase: 'ready' });
    expect(markSaved(next, '2024-t01', 3).size).toBe(0);
  });

  test('an edit that comes while another is on its way does not start a second sending', () => {
    const queue = addEdit(markSending(addEdit(emptyQueue, edit('a', '一')), '2024-t01'), edit('b', '二'));
    expect(chainIn(queue).phase).toBe('sending');
    expect(lastEdit(chainIn(queue)).progress).toBe('二');
  });
});

describe('a failure', () => {
  test.each([networkDown, problem('unavailable', 503)])('that passes is tried again by itself with the same id', (failure) => {
    const queue = failedWith(failure, edit('a', '一'));
    expect(chainIn(queue)).toMatchObject({ phase: 'waiting', attempts: 1 });
    expect(chainIn(retryEdit(queue, '2024-t01', 'fresh'))).toMatchObject({ phase: 'ready', head: { editId: 'a' }, attempts: 1 });
  });

  test('that the server decided waits for a person, and a retry is a new edit', () => {
    const queue = failedWith(problem('forbidden', 403), edit('a', '一'));
    expect(chainIn(queue).phase).toBe('failed');
    expect(chainIn(retryEdit(queue, '2024-t01', 'fresh')).head.editId).toBe('fresh');
  });

  test('whose outcome is unknown keeps its id, so that it is saved once', () => {
    const queue = failedWith(problem('internal', 500), edit('a', '一'));
    expect(chainIn(queue).phase).toBe('failed');
    expect(chainIn(retryEdit(queue, '2024-t01', 'fresh')).head.editId).toBe('a');
  });

  test('of a refused text gives way to the text typed after it', () => {
    const queued = failedWith(problem('too_long', 422), edit('a', '太长', 3), edit('b', '短'));
    expect(chainIn(queued)).toMatchObject({ phase: 'ready', failure: null, head: { editId: 'b', version: 3 } });
    const later = addEdit(failedWith(problem('too_long', 422), edit('a', '太长', 3)), edit('b', '短', 9));
    expect(chainIn(later)).toMatchObject({ phase: 'ready', head: { editId: 'b', version: 3 } });
  });

  test('that passes keeps every later text in order', () => {
    const queue = addEdit(failedWith(networkDown, edit('a', '一')), edit('b', '二'));
    expect(chainIn(queue)).toMatchObject({ phase: 'waiting', head: { editId: 'a' }, rest: [{ editId: 'b' }] });
  });

  test('is tried again after 1, 2, 4 … at most 30 seconds', () => {
    expect([1, 2, 3, 6, 20].map(backoff)).toEqual([1000, 2000, 4000, 30_000, 30_000]);
  });
});

describe('a conflict', () => {
  test('keeps the last text as mine, and mine is sent on their version', () => {
    const queue = failedWith(stale, edit('a', '一'), edit('b', '二'));
    expect(chainIn(queue)).toMatchObject({
      phase: 'failed',
      head: { progress: '二' },
      failure: { kind: 'stale', current: { version: 5 } },
    });
    expect(chainIn(retryEdit(queue, '2024-t01', 'fresh')).phase).toBe('failed');
    expect(chainIn(settleConflict(queue, '2024-t01', '二', 'fresh'))).toMatchObject({
      phase: 'ready',
      failure: null,
      head: { editId: 'fresh', version: 5, progress: '二' },
    });
  });

  test('with the same text on both sides is none', () => {
    expect(failedWith(stale, edit('a', '对方的文字')).size).toBe(0);
  });

  test('is over once theirs is taken', () => {
    expect(discardEdits(failedWith(stale, edit('a', '一')), '2024-t01').size).toBe(0);
  });

  test('is none where the text that was typed over still stands there: something else of the task was changed', () => {
    const byHand = problem('stale', 409, sampleTask({ version: 5, progress: '旧文字' }));
    const queue = failedWith(byHand, { ...edit('a', '一'), seen: '旧文字' }, { ...edit('b', '二'), seen: '一' });
    expect(chainIn(queue)).toMatchObject({
      phase: 'ready',
      failure: null,
      head: { editId: 'a', version: 5, progress: '一' },
      rest: [{ editId: 'b' }],
    });
  });

  test('typed over stays one, with the newer text as mine on what the older one was made on', () => {
    const queue = addEdit(failedWith(stale, { ...edit('a', '一'), seen: '原文' }), edit('b', '二', 5));
    expect(chainIn(queue)).toMatchObject({
      phase: 'failed',
      failure: { kind: 'stale', base: '原文' },
      head: { editId: 'b', progress: '二', version: 1, seen: '原文' },
    });
    expect(readyTasks(queue)).toEqual([]);
  });

  test.each(['对方的文字', '原文'])('is over once nothing of mine is left in it: %s', (text) => {
    expect(addEdit(failedWith(stale, { ...edit('a', '一'), seen: '原文' }), edit('b', text)).size).toBe(0);
  });

  test('holds theirs against the text that the first of several was typed over', () => {
    const queue = failedWith(stale, { ...edit('a', '一'), seen: '原文' }, { ...edit('b', '二'), seen: '一' });
    expect(chainIn(queue)).toMatchObject({ failure: { base: '原文' }, head: { progress: '二', seen: '原文', version: 1 } });
  });

  test('settled with another text is a new edit on their version, and with theirs none', () => {
    const queue = failedWith(stale, { ...edit('a', '一'), seen: '原文' });
    expect(chainIn(settleConflict(queue, '2024-t01', '合并', 'fresh'))).toMatchObject({
      phase: 'ready',
      head: { editId: 'fresh', progress: '合并', version: 5, seen: '对方的文字' },
    });
    expect(settleConflict(queue, '2024-t01', '对方的文字', 'fresh').size).toBe(0);
  });
});

test('what is on its way cannot be given up', () => {
  const queue = markSending(addEdit(emptyQueue, edit('a', '一')), '2024-t01');
  expect(discardEdits(queue, '2024-t01')).toBe(queue);
});

describe('edits found on this device', () => {
  test('come back in the order in which they were made, and wait to be sent', () => {
    const queue = restoreEdits(emptyQueue, [
      { ...edit('b', '二'), at: 2 },
      { ...edit('c', '三'), task: '2024-t02', at: 0 },
      { ...edit('a', '一'), at: 1 },
    ]);
    expect(chainIn(queue)).toMatchObject({ phase: 'waiting', head: { editId: 'a' }, rest: [{ editId: 'b' }] });
    expect(waitingTasks(queue)).toEqual(['2024-t02', '2024-t01']);
  });

  test('wait for a person where the server refused them, and give way to a text typed after that', () => {
    const refused = chainIn(failedWith(problem('forbidden', 403), edit('a', '一'))).head;
    const queue = restoreEdits(emptyQueue, [refused]);
    expect(chainIn(queue)).toMatchObject({ phase: 'failed', failure: { kind: 'restored' } });
    expect(chainIn(retryEdit(queue, '2024-t01', 'fresh')).head).toEqual(edit('fresh', '一'));
    expect(chainIn(addEdit(queue, edit('b', '二')))).toMatchObject({ phase: 'ready', head: { editId: 'b' }, rest: [] });
  });
});

test('the top bar tells saved, saving, how many cells wait, and how many need a person', () => {
  const none = { waiting: 0, unsaved: 0, conflicts: 0 };
  expect(saveStateOf(emptyQueue)).toEqual({ ...none, state: 'saved' });
  expect(saveStateOf(addEdit(emptyQueue, edit('a', '一')))).toEqual({ ...none, state: 'saving' });
  const waiting = failedWith(networkDown, edit('a', '一'));
  expect(saveStateOf(waiting)).toEqual({ ...none, state: 'waiting', waiting: 1 });
  expect(saveStateOf(markSending(waiting, '2024-t01'))).toEqual({ ...none, state: 'waiting', waiting: 1 });
  expect(saveStateOf(failedWith(problem('unauthenticated', 401), edit('a', '一')))).toMatchObject({ state: 'waiting' });
  expect(saveStateOf(failedWith(problem('forbidden', 403), edit('a', '一')))).toEqual({ ...none, state: 'unsaved', unsaved: 1 });
  expect(saveStateOf(failedWith(stale, edit('a', '一')))).toEqual({ state: 'unsaved', waiting: 0, unsaved: 1, conflicts: 1 });
});
