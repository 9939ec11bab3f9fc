import { describe, expect, test } from 'vitest';
import { chosenOf, classNamed, pageOf, published, type PublishedFilter } from '../../domain/published.ts';
import { snapshotOf } from '../../domain/snapshots.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { sampleUnit } from '../support/samples.ts';

const contents = pinghu2024();
const BY = { id: 'm1', name: '不公开的人' };
const snapshot = snapshotOf(contents, [], { id: '2024-03', name: '2024-03', kind: 'period', at: '2024-04-02T02:00:00.000Z', by: BY });
const all = published(snapshot);
const ANY: PublishedFilter = { find: '', unit: null, class: null };
const numbers = (projects: readonly { readonly tasks: readonly { readonly number: number }[] }[]): number[] =>
  projects.flatMap(({ tasks }) => tasks.map(({ number }) => number));

test('what is published are the figures and rows of the closing, and nobody’s name', () => {
  expect(numbers(all.projects)).toEqual(contents.tasks.map(({ number }) => number));
  expect(all.projects.map(({ name }) => name)).toEqual(contents.projects.map(({ name }) => name));
  expect(all.rollUp).toEqual(snapshot.rollUp);
  expect(all.projects[0]?.rollUp).toEqual(contents.projects[0]?.rollUp);
  expect(JSON.stringify(all)).not.toContain(BY.name);
});

test('units are those that have tasks, by what they were called then', () => {
  const idle = sampleUnit({ id: 'u99', name: '没有任务的局' });
  const { units } = snapshotOf({ ...contents, units: [idle, ...contents.units] }, [], snapshot);
  expect(units).toEqual(all.units);
  expect(new Set(units.map(({ id }) => id))).toEqual(new Set(contents.tasks.flatMap((task) => task.units)));
  expect(units[0]).toEqual({ id: 'u01', name: '建设局' });
});

describe('a filter', () => {
  test.each<[string, Partial<PublishedFilter>, (number: number) => boolean]>([
    ['by class', { class: 'far_behind' }, (number) => [9, 12].includes(number)],
    ['by words of the task, in small letters or capitals', { find: ' aed ' }, (number) => number === 12],
    ['by nothing that is there', { find: '没有这样的话' }, () => false],
    ['by a unit that is none', { unit: 'nobody' }, () => false],
  ])('%s leaves what fits', (_, filter, fits) => {
    expect(numbers(chosenOf(all.projects, { ...ANY, ...filter }))).toEqual(numbers(all.projects).filter(fits));
  });

  test('by unit leaves its tasks, joint ones too, and each project its whole figure', () => {
    for (const { id } of all.units) {
      const chosen = chosenOf(all.projects, { ...ANY, unit: id });
      const owned = snapshot.tasks.filter(({ units }) => units.includes(id)).map(({ number }) => number);
      expect(numbers(chosen)).toEqual(owned);
      for (const { name, rollUp } of chosen) expect(rollUp).toEqual(all.projects.find((one) => one.name === name)?.rollUp);
    }
  });

  test('by a project’s name leaves all of its tasks', () => {
    const { name = '', tasks = [] } = all.projects[1] ?? {};
    expect(numbers(chosenOf(all.projects, { ...ANY, find: name }))).toEqual(tasks.map(({ number }) => number));
  });

  test('knows classes only by their names', () => {
    expect([classNamed('far_behind'), classNamed(''), classNamed('toString')]).toEqual(['far_behind', null, null]);
  });
});

describe('pages', () => {
  test('hold all tasks once and in order, whatever their size, and a project goes on over an end', () => {
    for (const most of [1, 2, 5, 7, 22, 23, 24, 100]) {
      const pages = Array.from({ length: pageOf(all.projects, 1, most).pages }, (_, at) => pageOf(all.projects, at + 1, most));
      expect(pages.flatMap(({ projects }) => numbers(projects))).toEqual(numbers(all.projects));
      expect(pages.every(({ projects }) => numbers(projects).length <= most)).toBe(true);
    }
  });

  test('before the first is the first, after the last the last, and of nothing there is one', () => {
    expect(pageOf(all.projects, 99, 10)).toMatchObject({ page: 3, pages: 3, total: 23 });
    expect(pageOf(all.projects, 0, 10).page).toBe(1);
    expect(pageOf([], 1, 10)).toEqual({ projects: [], page: 1, pages: 1, total: 0 });
  });
});
