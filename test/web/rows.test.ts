import { usualReporting } from '../../domain/reporting.ts';
import { describe, expect, test } from 'vitest';
import type { SheetAnswer } from '../../domain/wire/answers.ts';
import { addEdit, emptyQueue, markFailed, type PendingEdit } from '../../web/src/state/edit-queue.ts';
import { mergeSheet, withTask } from '../../web/src/state/merge-sheet.ts';
import { findRows, firstUnsaved, keepSameRows, viewOf, type Reader } from '../../web/src/state/rows.ts';
import { assessment, networkDown, problem, sampleProject, sampleTask } from './samples.ts';

const sheet: SheetAnswer = {
  sheet: { id: '2024', name: '2024年民生实事', city: '平湖市', reporting: usualReporting('2025-03') },
  projects: [sampleProject('2024-p02', '02'), sampleProject('2024-p01', '01')],
  tasks: [
    sampleTask({ id: 'c', project: '2024-p02', order: '03', number: 3, progress: '同', mergedWith: 'b' }),
    sampleTask({ id: 'b', project: '2024-p02', order: '02', number: 2, progress: '同' }),
    sampleTask({ id: 'a', project: '2024-p01', order: '01', number: 1, assessment: assessment({ completion: 0.5 }) }),
  ],
  units: [],
};

const reader: Reader = () => assessment({ completion: 1 });

const edit = (task: string, progress: string): PendingEdit => ({
  editId: 'edit-1',
  project: '2024-p02',
  task,
  progress,
  version: 1,
  at: 0,
});

const view = (queue = emptyQueue) => viewOf(sheet, queue, reader, null);

const found = (text: string) => findRows(view().rows, text).map(({ id }) => id);

describe('rows', () => {
  test('stand in the order of projects, then of tasks', () => {
    expect(view().rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('one edit moves task, project and sheet at once', () => {
    const { rows, rollUp } = view(addEdit(emptyQueue, edit('b', '新')));
    expect(rows[1]).toMatchObject({ progress: '新', waiting: false, projectRollUp: { completion: 1, known: 1, total: 2 } });
    expect(rollUp).toEqual({ completion: 0.75, completionOfAll: 0.5, known: 2, total: 3 });
  });

  test('a text that was refused is shown, but its figure is not counted', () => {
    const { rows, rollUp } = view(markFailed(addEdit(emptyQueue, edit('b', '新')), 'b', problem('forbidden', 403)));
    expect(rows[1]).toMatchObject({ progress: '新', waiting: false, failure: { kind: 'problem' }, assessment: { completion: null } });
    expect(rollUp.completion).toBe(0.5);
  });

  test('a text that waits for the line is marked, and its figure counts as it will', () => {
    const { rows, rollUp } = view(markFailed(addEdit(emptyQueue, edit('b', '新')), 'b', networkDown));
    expect(rows[1]).toMatchObject({ progress: '新', waiting: true, failure: null });
    expect(rollUp.completion).toBe(0.75);
    expect(firstUnsaved(rows)?.id).toBe('b');
  });

  test('the note of a once merged cell stands while both texts are equal', () => {
    expect(view().rows[2]?.sameCellAs).toBe(2);
    expect(view(addEdit(emptyQueue, edit('b', '新'))).rows[2]?.sameCellAs).toBeNull();
  });

  test('an edit of a pending text stands on that text', () => {
    expect(view(addEdit(emptyQueue, edit('b', '新'))).rows[1]?.base).toEqual({ version: 1, after: 'edit-1' });
  });

  test('unchanged rows stay the very same objects', () => {
    const before = view().rows;
    expect(keepSameRows(before, view().rows)).toBe(before);
    const after = keepSameRows(before, view(addEdit(emptyQueue, edit('b', '新'))).rows);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  test('are found by any of their words', () => {
    expect(found('同')).toEqual(['b', 'c']);
    expect(found(' 项目 01 ')).toEqual(['a']);
    expect(found('民政')).toHaveLength(3);
    expect(found('')).toHaveLength(3);
    expect(found('没有')).toEqual([]);
  });
});

describe('what the server says', () => {
  const newer = sampleTask({ id: 'b', project: '2024-p02', order: '02', number: 2, version: 3, progress: '新' });

  test('never goes back to an older version', () => {
    const known = withTask(sheet, newer);
    expect(withTask(known, sampleTask({ id: 'b', version: 2 })).tasks[1]?.version).toBe(3);
    expect(mergeSheet(known, sheet).tasks[1]?.version).toBe(3);
  });

  test('takes newer figures of comments at an equal version, and keeps them over an edit that knew of fewer', () => {
    const comments = { written: 2, withdrawn: 0, lastBy: 'm1' };
    const known = withTask(withTask(sheet, newer), { ...newer, comments });
    expect(known.tasks[1]).toEqual({ ...newer, comments });
    const edited = { ...newer, version: 4, comments: { ...comments, written: 1 } };
    expect(withTask(known, edited).tasks[1]).toEqual({ ...edited, comments });
    expect(mergeSheet(known, sheet).tasks[1]?.comments).toEqual(comments);
  });

  test('drops what is gone and takes what is new', () => {
    const [, ...rest] = sheet.tasks;
    expect(mergeSheet(sheet, { ...sheet, tasks: rest }).tasks).toHaveLength(2);
    expect(mergeSheet(undefined, sheet)).toBe(sheet);
  });
});
