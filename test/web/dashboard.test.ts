import { describe, expect, test } from 'vitest';
import { headOf, snapshotOf, type SnapshotHead } from '../../domain/snapshots.ts';
import { summaryOf } from '../../domain/summary.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { classShares, dayTrendOf, largestGaps, shownSheet, trendOf } from '../../web/src/dashboard/figures.ts';
import { askedRows } from '../../web/src/state/asked-rows.ts';
import { addEdit, emptyQueue } from '../../web/src/state/edit-queue.ts';
import { viewOf } from '../../web/src/state/rows.ts';
import { assessment } from './samples.ts';

const contents = pinghu2024();

test('every class has its part of all tasks, also one that no task is of', () => {
  const shares = classShares(summaryOf(contents, []).tally);
  expect(shares.map(({ class: of, count }) => [of, count])).toEqual([
    ['completed', 0],
    ['ahead', 6],
    ['on_pace', 3],
    ['behind', 0],
    ['far_behind', 2],
    ['unquantified', 12],
  ]);
  expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  expect(classShares({ completed: 0, ahead: 0, on_pace: 0, behind: 0, far_behind: 0, unquantified: 0 })[0]?.share).toBe(0);
});

test('the largest gaps are of tasks below the pace only, the furthest first, and no more than asked for', () => {
  const summary = summaryOf(contents, []);
  const gaps = largestGaps(summary, 10).map(({ standing }) => standing.gap ?? 0);
  expect(gaps.length).toBe(summary.tasks.filter(({ standing }) => (standing.gap ?? 0) < 0).length);
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect(gaps.every((gap) => gap < 0)).toBe(true);
  expect(largestGaps(summary, 2).map(({ number }) => number)).toEqual([9, 12]);
});

test('a text that is still being saved counts, as it does in the grid', () => {
  const task = contents.tasks.find(({ number }) => number === 9);
  if (task === undefined) throw new Error('no row 9');
  const queue = addEdit(emptyQueue, { editId: 'e', project: task.project, task: task.id, progress: '新', version: 1, at: 0 });
  const view = viewOf(contents, queue, () => assessment({ completion: 1 }), null);
  const summary = summaryOf(shownSheet(contents, view.rows), []);
  expect([summary.tally.completed, summary.tally.far_behind]).toEqual([1, 1]);
  expect(summary.rollUp).toEqual(view.rollUp);
});

test('a link asks for rows by unit, class, words and what is owed; one without asks for nothing', () => {
  expect(askedRows('?class=far_behind')).toMatchObject({ filter: { classes: ['far_behind'], unit: null }, sought: '' });
  expect(askedRows('?unit=u05&owed=1&find=%E5%85%AC%E5%9B%AD')).toMatchObject({
    filter: { classes: [], unit: 'u05', onlyUnreported: true },
    sought: '公园',
  });
  expect([askedRows(''), askedRows('?task=2024-t01'), askedRows('?class=purple')]).toEqual([null, null, null]);
});

describe('the trend', () => {
  const closed = (id: string, period: string, at: string, kind: SnapshotHead['kind'] = 'period'): SnapshotHead => ({
    ...headOf(snapshotOf(contents, [], { id, name: id, kind, at, by: { id: 'm1', name: '督查室' } })),
    period,
  });
  const now = summaryOf(contents, []);

  test('goes over the closed periods in the order of the year, each as its last closing left it, up to now', () => {
    const heads = [
      closed('2024-02-2', '2024-02', '2024-05-02'),
      closed('2024-03', '2024-03', '2024-04-02'),
      closed('2024-02', '2024-02', '2024-03-02'),
      closed('x', '2024-03', '2024-06-02', 'manual'),
      closed('2024-Q2', '2024-Q2', '2024-07-02'),
      closed('2024-04', '2024-04', '2024-05-03'),
    ];
    const points = trendOf(heads, now);
    expect(points.map(({ period, snapshot }) => [period, snapshot])).toEqual([
      ['2024-02', '2024-02-2'],
      ['2024-03', '2024-03'],
      ['2024-04', '2024-04'],
      ['2024-Q2', '2024-Q2'],
      [null, '2024-Q2'],
    ]);
    const { completion, completionOfAll } = now.rollUp;
    expect(points.at(-1)).toMatchObject({ completion, completionOfAll, pace: 0.25, behind: 0, farBehind: 2 });
  });

  test('from day to day counts what was changed since the day noted before, says of which days, and ends with how the sheet stands now', () => {
    const mark = (day: string, changes: number) => ({ day, completion: 0.3, completionOfAll: 0.1, changes });
    const { completion, completionOfAll } = now.rollUp;
    const tasks = now.tasks.map((task, at) => ({ ...task, version: at < 3 ? 4 : 1 }));
    const points = dayTrendOf([mark('2024-03-01', 2), mark('2024-03-02', 2), mark('2024-03-05', 6)], { ...now, tasks }, 2);
    expect(points).toEqual([
      { day: '2024-03-02', since: null, completion: 0.3, completionOfAll: 0.1, changes: 0 },
      { day: '2024-03-05', since: '2024-03-03', completion: 0.3, completionOfAll: 0.1, changes: 4 },
      { day: null, since: null, completion, completionOfAll, changes: 3 },
    ]);
    expect(dayTrendOf([], now, 2)).toEqual([{ day: null, since: null, completion, completionOfAll, changes: null }]);
  });

  test('is not there before a period is closed', () => {
    expect([trendOf([], now), trendOf([closed('x', '2024-03', '2024-06-02', 'manual')], now)]).toEqual([[], []]);
  });
});
