import { usualReporting } from '../../domain/reporting.ts';
import { describe, expect, test } from 'vitest';
import type { Unit } from '../../domain/people/types.ts';
import type { Actor } from '../../domain/types.ts';
import { isAttempt } from '../../web/src/grid/read-only.tsx';
import { keyAction, type Key } from '../../web/src/grid/editor-keys.ts';
import { rights } from '../../web/src/state/actor.ts';
import { emptyQueue } from '../../web/src/state/edit-queue.ts';
import { viewOf } from '../../web/src/state/rows.ts';
import { filterRows, firstFilter, leadUnits, mineFirst, NO_FILTER } from '../../web/src/state/task-filter.ts';
import { unitBook } from '../../web/src/state/unit-book.ts';
import { sampleProject, sampleTask } from './samples.ts';

const unit = (id: string, name: string, mergedInto: string | null = null): Unit => ({
  id,
  name,
  shortName: name.slice(0, 2),
  mergedInto,
  version: 1,
});

const units = [unit('u1', '建设局', 'u9'), unit('u2', '教育局'), unit('u9', '住房和城乡建设局')];

const view = viewOf(
  {
    sheet: { id: '2024', name: '2024年民生实事', city: '平湖市', reporting: usualReporting('2025-03') },
    projects: [sampleProject('2024-p01', '01')],
    tasks: [
      sampleTask({ id: 'a', order: '01', units: ['u1'] }),
      sampleTask({ id: 'b', order: '02', units: ['u2', 'u9'] }),
      sampleTask({ id: 'c', order: '03', units: ['民政局'] }),
    ],
    units,
  },
  emptyQueue,
  null,
  null,
);

const actor = (role: Actor['role'], ids: readonly string[]): Actor => ({ id: 'x', name: 'x', role, units: ids });
const editor = actor('editor', ['u9', 'u1']);
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

describe('units', () => {
  test('are shown by the name of the one that stands today; what is no id is shown as it is', () => {
    expect(view.rows.map((row) => row.units)).toEqual([['住房和城乡建设局'], ['教育局', '住房和城乡建设局'], ['民政局']]);
    expect(view.rows[0]?.shortUnits).toEqual(['住房']);
  });

  test('merged ones of a task are named once', () => {
    expect(unitBook(units).namesOf(['u1', 'u9'])).toEqual(['住房和城乡建设局']);
  });

  test('that lead a task can be chosen', () => {
    expect(ids(leadUnits(view.rows, view.units))).toEqual(['u9', 'u2', '民政局']);
    expect(ids(filterRows(view.rows, { ...NO_FILTER, unit: 'u9' }, editor, view.units))).toEqual(['a', 'b']);
  });
});

test('of tasks with new comments those stay that had them when they were asked for', () => {
  expect(ids(filterRows(view.rows, { ...NO_FILTER, news: new Set(['c', 'gone']) }, editor, view.units))).toEqual(['c']);
  expect(ids(filterRows(view.rows, { ...NO_FILTER, unit: 'u9', news: new Set(['b', 'c']) }, editor, view.units))).toEqual(['b']);
});

describe('my tasks', () => {
  test('are those of my units, and an editor begins with them', () => {
    expect(firstFilter(editor, view.rows)).toEqual({ ...NO_FILTER, onlyMine: true });
    expect(ids(filterRows(view.rows, firstFilter(editor, view.rows), editor, view.units))).toEqual(['a', 'b']);
  });

  test.each([actor('editor', ['u5']), actor('admin', ['u1']), actor('viewer', ['u1'])])('%o begins with all', (one) =>
    expect(firstFilter(one, view.rows)).toEqual(NO_FILTER),
  );

  test('come first on a phone', () => {
    const { mine, others } = mineFirst(view.rows, actor('editor', ['u2']));
    expect([ids(mine), ids(others)]).toEqual([['b'], ['a', 'c']]);
  });
});

describe('rights', () => {
  const may = (who: Actor) => view.rows.map((row) => rights(row, who).report);

  test('to report go by the ids of the lead units, whatever they are called', () => {
    expect(may(editor)).toEqual([true, true, false]);
    expect(may(actor('admin', []))).toEqual([true, true, true]);
    expect(may(actor('viewer', ['u1']))).toEqual([false, false, false]);
  });
});

describe('a cell that is read only', () => {
  const key = (over: Partial<Key>): Key => ({
    key: 'a',
    keyCode: 65,
    isComposing: false,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    ...over,
  });
  const attempt = (over: Partial<Key>): boolean => isAttempt(key(over), keyAction(key(over), 'focused'));

  test.each([{ key: 'a' }, { key: 'Process', keyCode: 229 }, { key: 'F2' }, { key: 'Delete' }, { key: 'Enter', altKey: true }])(
    'says so at %o',
    (over) => expect(attempt(over)).toBe(true),
  );

  test.each([
    { key: 'ArrowDown' },
    { key: 'Enter' },
    { key: 'Tab' },
    { key: 'c', ctrlKey: true },
    { key: 'z', ctrlKey: true },
    { key: 'Shift' },
  ])('says nothing at %o', (over) => expect(attempt(over)).toBe(false));
});
