import { expect, test } from 'vitest';
import { draftsIn, draftsOf, dropDrafts, type DraftStorage } from '../../web/src/state/drafts.ts';
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

const readFrom = (storage: DraftStorage, owner = 'me') => draftsIn(storage, owner, '2024').read();

test('what one tab wrote down, another page finds with the tab that made it', () => {
  const storage = memory();
  draftsIn(storage, 'me', '2024').add(edit('a'), 'tab-1');
  expect(readFrom(storage)).toEqual([{ edit: edit('a'), tab: 'tab-1' }]);
});

test('a draft of an older page is of no tab', () => {
  const storage = memory();
  storage.kept.set('shishi.draft.me.2024.a', JSON.stringify(edit('a')));
  expect(readFrom(storage)).toEqual([{ edit: edit('a'), tab: null }]);
});

test('what the database has taken in is kept no longer, and the drafts of another tab are left alone', () => {
  const storage = memory();
  const [here, there] = [draftsIn(storage, 'me', '2024'), draftsIn(storage, 'me', '2024')];
  there.add(edit('theirs'), 'tab-2');
  here.add(edit('mine'), 'tab-1');
  here.remove('mine');
  expect(here.read().map(({ edit: { editId } }) => editId)).toEqual(['theirs']);
});

test('two people on one computer do not see each other’s drafts, and one of them leaves with all of theirs', () => {
  const storage = memory();
  draftsIn(storage, 'me', '2024').add(edit('a'), 'tab');
  draftsIn(storage, 'me', '2025').add(edit('b'), 'tab');
  draftsIn(storage, 'you', '2024').add(edit('c'), 'tab');
  expect(draftsOf(storage, 'me').map(({ editId }) => editId)).toEqual(['a', 'b']);
  dropDrafts(storage, 'me');
  expect(draftsOf(storage, 'me')).toEqual([]);
  expect(readFrom(storage, 'you')).toHaveLength(1);
});

test('what is no draft is passed over', () => {
  const storage = memory();
  storage.kept.set('shishi.draft.me.2024.x', '{"editId":1}');
  storage.kept.set('shishi.draft.me.2024.y', 'not json');
  expect(readFrom(storage)).toEqual([]);
});

test('a full storage stops nobody from editing', () => {
  expect(() => draftsIn(memory(true), 'me', '2024').add(edit('a'), 'tab')).not.toThrow();
});
