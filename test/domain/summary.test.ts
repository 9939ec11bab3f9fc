import { expect, test } from 'vitest';
import { rollUp } from '../../domain/roll-up.ts';
import type { Report } from '../../domain/reports.ts';
import { summaryOf, type Frozen } from '../../domain/summary.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { assessmentOf, sampleSheet, sampleTask, sampleUnit } from '../support/samples.ts';

const report = (task: string, unit: string, state: Report['state'] = 'reported'): Report => ({
  sheet: '2025',
  period: '2025-03',
  task,
  unit,
  state,
  taskVersion: 1,
  reason: '',
  by: { id: 'm2', name: '王敏' },
  at: '2025-03-28T02:00:00.000Z',
  version: 1,
});

const sheet = sampleSheet({
  tasks: [
    sampleTask({ units: ['u05', 'u06'], assessment: assessmentOf(0.5) }),
    sampleTask({ id: '2025-t2', order: '2', number: 2, units: ['u05'], assessment: assessmentOf(0.05) }),
    sampleTask({ id: '2025-t3', order: '3', number: 3, units: ['u07'], assessment: assessmentOf(null) }),
    sampleTask({ id: '2025-t4', order: '4', number: 4, units: ['u06'], assessment: assessmentOf(0.02) }),
  ],
  units: [sampleUnit(), sampleUnit({ id: 'u06', name: '残联' }), sampleUnit({ id: 'u07', name: '老单位', mergedInto: 'u05' })],
});

test('the published table in figures: those of the grid', () => {
  const contents = pinghu2024();
  const summary = summaryOf(contents, []);
  expect(summary.rollUp).toEqual(rollUp(contents.tasks.map(({ assessment }) => assessment.completion)));
  expect([summary.pace, summary.tally.ahead, summary.tally.far_behind, summary.reported]).toEqual([0.25, 6, 2, 0]);
  expect(summary.slow.map(({ number }) => number)).toEqual([9, 12]);
  expect(summary.standing?.class).toBe('on_pace');
  expect(summary.projects).toHaveLength(10);
  expect(summary.ranking[0]?.place).toBe(1);
  expect(summary.owing.flatMap(({ tasks }) => tasks)).toHaveLength(contents.tasks.reduce((n, { units }) => n + units.length, 0));
});

test('slow tasks come with the largest gap first, and a merged unit’s count for the one that stands', () => {
  const { slow, ranking, tally } = summaryOf(sheet, []);
  expect(slow.map(({ number }) => number)).toEqual([4, 2]);
  expect(tally).toEqual({ completed: 0, ahead: 1, on_pace: 0, behind: 0, far_behind: 2, unquantified: 1 });
  expect(ranking.map(({ unit, place, rollUp: { total } }) => [unit, place, total])).toEqual([
    ['u06', 1, 2],
    ['u05', 2, 3],
  ]);
});

test('who owes a report is told with the tasks; what was sent back is owed again', () => {
  const { owing, reported } = summaryOf(sheet, [
    report('2025-t1', 'u05'),
    report('2025-t1', 'u06', 'sent_back'),
    report('2025-t2', 'u05', 'unchanged'),
    report('2025-t3', 'u05'),
  ]);
  expect(owing.map(({ unit, tasks }) => [unit, tasks.map(({ number }) => number)])).toEqual([['u06', [1, 4]]]);
  expect(reported).toBe(2);
});

test('what moved since a snapshot: texts and figures, and tasks that it does not hold', () => {
  const frozen = (task: string, completion: number | null, progress = '已建成公园2个'): Frozen => ({
    task,
    version: 1,
    progress,
    completion,
  });
  const { moved } = summaryOf(sheet, [], [frozen('2025-t1', 0.2), frozen('2025-t2', 0.05), frozen('2025-t3', null, '旧文字')]);
  expect(moved?.map(({ task, before, by }) => [task.number, before?.progress ?? null, by === null ? null : Number(by.toFixed(4))])).toEqual(
    [
      [1, '已建成公园2个', 0.3],
      [3, '旧文字', null],
      [4, null, null],
    ],
  );
  expect(summaryOf(sheet, []).moved).toBeNull();
});

test('a planned task is held against its plan; its project and the sheet against the mean of all paces, and the ranking against none', () => {
  const plan = [{ month: 3, share: 0.65 }];
  const planned = {
    ...sheet,
    tasks: sheet.tasks.map((task) => (task.number === 1 ? { ...task, overrides: { ...task.overrides, plan } } : task)),
  };
  const [before, after] = [summaryOf(sheet, []), summaryOf(planned, [])];
  expect([before, after].map(({ tasks }) => tasks[0]?.standing.class)).toEqual(['ahead', 'behind']);
  expect(after.slow.map(({ number }) => number)).toEqual([4, 2, 1]);
  expect([after.pace, after.standing?.pace, after.projects[0]?.standing?.pace]).toEqual([0.35, 0.35, 0.35]);
  expect(after.ranking).toEqual(before.ranking);
});

test('an empty sheet has no figures and no fault', () => {
  const { rollUp: whole, standing, slow, ranking, projects } = summaryOf(sampleSheet({ projects: [], tasks: [] }), []);
  expect([whole.completion, standing, slow, ranking, projects]).toEqual([null, null, [], [], []]);
});
