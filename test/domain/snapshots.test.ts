import { expect, test } from 'vitest';
import { NO_OVERRIDES } from '../../domain/by-hand/overrides.ts';
import { closingId, compareTasks, latestClosing, snapshotOf, standingsNow, type FrozenTask } from '../../domain/snapshots.ts';
import { summaryOf } from '../../domain/summary.ts';
import { assessmentOf, sampleProject, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';

const TAKEN = { id: '2025-03', name: '2025-03', kind: 'period', at: '2025-04-03T02:00:00.000Z', by: { id: 'm1', name: '督查室' } } as const;

const contents = sampleSheet({
  projects: [sampleProject(), sampleProject({ id: '2025-p2', name: '学校项目' })],
  tasks: [
    sampleTask({ units: ['u07', 'u05'] }),
    sampleTask({ id: '2025-t2', number: 2, project: '2025-p2', assessment: assessmentOf(null) }),
    sampleTask({ id: '2025-t3', number: 3, assessment: assessmentOf(0.02) }),
  ],
  units: [sampleUnit(), sampleUnit({ id: 'u07', name: '老单位', mergedInto: 'u05' })],
});
const report = { sheet: '2025', period: '2025-03', task: '2025-t1', unit: 'u05', state: 'reported', taskVersion: 1, reason: '' } as const;

const taken = snapshotOf(contents, [{ ...report, by: TAKEN.by, at: TAKEN.at, version: 1 }], TAKEN);
const [first, second, third] = taken.tasks;
if (first === undefined || second === undefined || third === undefined) throw new Error('a task is missing');

test('a snapshot holds the figures of the summary, and each task with its words and its class', () => {
  const { rollUp, tally, pace } = summaryOf(contents, []);
  expect(taken).toMatchObject({ ...TAKEN, sheet: '2025', period: '2025-03', rollUp, tally, pace });
  expect(first).toEqual({
    task: '2025-t1',
    version: 1,
    progress: '已建成公园2个',
    completion: 0.2,
    project: '2025-p1',
    projectName: '公园项目',
    number: 1,
    content: '新建公园10个',
    units: ['u05'],
    stage: 'under_way',
    pace: 0.25,
    class: 'on_pace',
    isReported: true,
  });
  expect([second.projectName, second.class, second.isReported, third.class]).toEqual(['学校项目', 'unquantified', false, 'far_behind']);
});

test('a snapshot is what a summary compares with', () => {
  expect(summaryOf(contents, [], taken.tasks).moved).toEqual([]);
  const moved = { ...contents, tasks: [sampleTask({ assessment: assessmentOf(0.45) })] };
  expect(summaryOf(moved, [], taken.tasks).moved).toMatchObject([{ task: { id: '2025-t1' }, before: first, by: 0.25 }]);
});

test('a period that is closed again gets a snapshot of its own, and those asked for do not count', () => {
  const manual = { ...taken, id: 'x', kind: 'manual' } as const;
  expect(closingId('2025-03', [])).toBe('2025-03');
  expect(closingId('2025-03', [taken, manual])).toBe('2025-03-2');
  expect(closingId('2025-04', [taken, manual])).toBe('2025-04');
});

test('环比 is against the last closing, whatever was taken by hand since', () => {
  const again = { ...taken, id: '2025-03-2', at: '2025-04-05T02:00:00.000Z' };
  const manual = { ...taken, id: 'x', kind: 'manual', at: '2025-05-01T02:00:00.000Z' } as const;
  expect(latestClosing([manual, taken, again])?.id).toBe('2025-03-2');
  expect(latestClosing([manual])).toBeNull();
});

const after = (one: FrozenTask, changes: Partial<FrozenTask>): FrozenTask => ({ ...one, ...changes });

test.each([
  ['nothing', first, {}, 0, false],
  ['a figure by less than arithmetic can tell', first, { completion: 0.2 + 1e-12 }, 0, false],
  ['a figure', first, { completion: 0.5 }, 0.3, true],
  ['a figure that fell', first, { completion: 0.05 }, -0.15, true],
  ['a text alone', first, { progress: '已建成公园两个' }, 0, true],
  ['what is promised', first, { content: '新建公园12个' }, 0, true],
  ['a class alone, as the pace went on', first, { class: 'far_behind' }, 0, true],
  ['a figure that came to be known', second, { completion: 0.1 }, null, true],
  ['nothing of what is unknown', second, {}, null, false],
  ['a stage', second, { stage: 'preparing' }, null, true],
] as const)('compared: %s', (_, before, changes, by, hasMoved) => {
  const [movement] = compareTasks([before], [after(before, changes)]);
  expect(movement?.hasMoved).toBe(hasMoved);
  expect(movement?.by ?? null).toEqual(by === null ? null : expect.closeTo(by, 12));
});

test('tasks come in the order of the later side; new and gone ones have one side only', () => {
  const movements = compareTasks([first, second], [third, first]);
  expect(movements.map(({ before, after: now }) => [before?.number ?? null, now?.number ?? null])).toEqual([
    [null, 3],
    [1, 1],
    [2, null],
  ]);
  expect(movements.map(({ hasMoved, by }) => [hasMoved, by])).toEqual([
    [true, null],
    [false, 0],
    [true, null],
  ]);
});

test('a snapshot keeps what each task was held against, and the mean of it', () => {
  const planned = { ...sampleTask({ id: '2025-t4' }), overrides: { ...NO_OVERRIDES, plan: [{ month: 3, share: 0.75 }] } };
  const { pace, tasks } = snapshotOf(sampleSheet({ tasks: [sampleTask(), planned] }), [], TAKEN);
  expect([pace, ...tasks.map((task) => [task.pace, task.class])]).toEqual([0.5, [0.25, 'on_pace'], [0.75, 'far_behind']]);
});

test('what is shown now stands as a snapshot would', () => {
  const { rollUp, tally, pace, tasks } = taken;
  expect(standingsNow('2025-03', rollUp, tasks)).toEqual({ rollUp, tally, pace, tasks });
});
