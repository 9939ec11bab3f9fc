import { expect, test } from 'vitest';
import { gapText } from '../../domain/percent.ts';
import { usualReporting } from '../../domain/reporting.ts';
import type { Actor, Plan, Task } from '../../domain/types.ts';
import { addEdit, emptyQueue } from '../../web/src/state/edit-queue.ts';
import { viewOf, type SheetView } from '../../web/src/state/rows.ts';
import { filterRows, isFiltered, NO_FILTER } from '../../web/src/state/task-filter.ts';
import { assessment, sampleProject, sampleTask } from './samples.ts';

const admin: Actor = { id: 'x', name: 'x', role: 'admin', units: [] };

const task = (id: string, completion: number | null) => sampleTask({ id, order: id, assessment: assessment({ completion }) });

const planned = (one: Task, plan: Plan | undefined): Task => (plan === undefined ? one : { ...one, overrides: { ...one.overrides, plan } });

const view = (period: string, queue = emptyQueue, plan?: Plan): SheetView =>
  viewOf(
    {
      sheet: { id: '2024', name: '', city: '', reporting: usualReporting(period) },
      projects: [sampleProject('2024-p01', '01')],
      tasks: [task('a', 1), task('b', 0.3), planned(task('c', 0.05), plan), task('d', null)],
      units: [],
    },
    queue,
    () => assessment({ completion: 0.9 }),
    null,
  );

const classes = (of: SheetView): string[] => of.rows.map(({ standing }) => standing.class);

test('rows stand against the pace of the open period, whatever the clock says', () => {
  expect(classes(view('2024-03'))).toEqual(['completed', 'on_pace', 'far_behind', 'unquantified']);
  expect(classes(view('2024-Q4'))).toEqual(['completed', 'far_behind', 'far_behind', 'unquantified']);
});

test('a planned task stands against its plan, and the sheet against the mean of all', () => {
  const { rows, pace } = view('2024-03', emptyQueue, [{ month: 3, share: 0.05 }]);
  expect(rows.map(({ standing }) => [standing.pace, standing.class])).toEqual([
    [0.25, 'completed'],
    [0.25, 'on_pace'],
    [0.05, 'on_pace'],
    [0.25, 'unquantified'],
  ]);
  expect(pace).toBeCloseTo(0.2, 12);
});

test('a text that is being saved moves its class at once', () => {
  const queue = addEdit(emptyQueue, { editId: 'e', project: '2024-p01', task: 'c', progress: '新', version: 1, at: 0 });
  expect(view('2024-03', queue).rows[2]?.standing).toMatchObject({ class: 'ahead', completion: 0.9, pace: 0.25 });
});

test('chips of several classes leave the rows of any of them', () => {
  const { rows, units } = view('2024-03');
  const filter = { ...NO_FILTER, classes: ['far_behind', 'unquantified'] as const };
  expect(filterRows(rows, filter, admin, units).map(({ id }) => id)).toEqual(['c', 'd']);
  expect([isFiltered(filter), isFiltered(NO_FILTER)]).toEqual([true, false]);
});

test('a gap is told in points', () => expect([0.125, -0.17, 0].map(gapText)).toEqual(['12.5', '17', '0']));
