import { expect, test } from 'vitest';
import { draftsIn, type DraftStorage } from '../../web/src/state/drafts.ts';
import type { PendingEdit } from '../../web/src/state/edit-queue.ts';

const memory = (full = false): DraftStorage & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (full) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
};

const edit = (editId: string): PendingEdit => ({ editId, project: 'p', task: 't', progress: '文字', version: 1, at: 1 });

test('what one page keeps, the next one finds', () => {
  const storage = memory();
  draftsIn(storage, 'me', '2024').keep([edit('a'), edit('b')]);
  expect(draftsIn(storage, 'me', '2024').read()).toEqual([edit('a'), edit('b')]);
});

test('what is saved is kept no longer, and the drafts of another tab are left alone', () => {
  const storage = memory();
  const [here, there] = [draftsIn(storage, 'me', '2024'), draftsIn(storage, 'me', '2024')];
  there.keep([edit('theirs')]);
  here.keep([edit('mine')]);
  here.keep([]);
  expect(here.read()).toEqual([edit('theirs')]);
});

test('two people on one computer do not see each other’s drafts', () => {
  const storage = memory();
  draftsIn(storage, 'me', '2024').keep([edit('a')]);
  expect(draftsIn(storage, 'you', '2024').read()).toEqual([]);
});

test('what is no draft is passed over', () => {
  const storage = memory();
  storage.kept.set('shishi.draft.me.2024.x', '{"editId":1}');
  storage.kept.set('shishi.draft.me.2024.y', 'not json');
  expect(draftsIn(storage, 'me', '2024').read()).toEqual([]);
});

test('a full storage stops nobody from editing', () => {
  expect(() => draftsIn(memory(true), 'me', '2024').keep([edit('a')])).not.toThrow();
});
