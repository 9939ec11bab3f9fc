import { expect, test } from 'vitest';
import { percent } from '../../domain/percent.ts';
import { rollUp } from '../../domain/roll-up.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { readTable } from '../../seeds/read-table.ts';

const { projects, tasks, units } = pinghu2024();
const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name;
const task = (number: number) => tasks[number - 1];

test('holds 10 projects and 23 tasks, each under its project', () => {
  expect([projects.length, tasks.length]).toEqual([10, 23]);
  expect(tasks.map((one) => one.number)).toEqual(Array.from({ length: 23 }, (_, index) => index + 1));
  expect(projects.map((project) => project.rollUp.total)).toEqual([2, 4, 4, 2, 2, 2, 3, 1, 1, 2]);
});

test('a task of two lead units names both, the first one leading', () => expect(task(4)?.units.map(nameOf)).toEqual(['民政局', '医保局']));

test('each unit that leads a task is listed once, in the order of the table', () => {
  expect(units.map(({ id, name }) => `${id} ${name}`).slice(0, 3)).toEqual(['u01 建设局', 'u02 交通运输局', 'u03 民政局']);
  expect(new Set(units.map(({ name }) => name)).size).toBe(units.length);
  expect(new Set(tasks.flatMap((one) => one.units))).toEqual(new Set(units.map(({ id }) => id)));
});

test("row 23's progress is row 22's, for they were one merged cell", () => {
  expect(task(23)?.progress).toBe(task(22)?.progress);
  expect(task(23)?.mergedWith).toBe(task(22)?.id);
  expect(task(22)?.mergedWith).toBeNull();
});

test.each([
  [6, '15.00'],
  [7, '61.75'],
  [8, '63.50'],
  [9, '8.00'],
  [10, '36.75'],
  [11, '37.50'],
  [12, '11.77'],
  [13, '77.31'],
  [14, '23.78'],
  [19, '17.50'],
])('task %d is read as %s %%', (number, figure) => {
  const completion = task(number)?.assessment.completion;
  expect(completion === null || completion === undefined ? null : percent(completion)).toBe(figure);
});

test.each([1, 2, 3, 5, 15, 16, 17, 18, 20, 22, 23])('task %d has no figure, only a stage', (number) => {
  expect(task(number)?.assessment.completion).toBeNull();
  expect(task(number)?.assessment.stage).toBe(number === 3 ? 'under_way' : 'preparing');
});

test('rates are capped in the mean and shown as they are', () => {
  expect(task(8)?.assessment.indicators.map((one) => (one.rate === null ? null : percent(one.rate)))).toEqual(['117.87', '31.25', '59.25']);
});

test('the sheet shows how many are known', () => {
  const { known, total } = rollUp(tasks.map((one) => one.assessment.completion));
  expect(total).toBe(23);
  expect(known).toBeGreaterThanOrEqual(10);
  expect(known).toBeLessThanOrEqual(12);
});

test('a row of too many or too few cells is refused by name', () => {
  expect(() => readTable('head\n1 | a | b | c | d | e | f')).toThrow('7 cells');
  expect(() => readTable('head\n1 | a')).toThrow('cannot be read');
});
