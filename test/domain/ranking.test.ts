import { expect, test } from 'vitest';
import { ends, ranking } from '../../domain/ranking.ts';

const task = (completion: number | null, ...units: string[]) => ({ units, assessment: { completion } });
const UNITS = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7'];
const places = (ranked: ReturnType<typeof ranking>) => ranked.map(({ unit, place }) => `${place} ${unit}`);

test('units are ranked by 全口径, joint tasks counting for each, equal ones sharing a place', () => {
  const ranked = ranking([task(1, 'u3'), task(0.5, 'u1', 'u2'), task(null, 'u4'), task(0.2, 'u4'), task(0.1, 'u5')], UNITS);
  expect(places(ranked)).toEqual(['1 u3', '2 u1', '2 u2', '4 u4', '4 u5']);
  expect(ranked[3]?.rollUp).toEqual({ completion: 0.2, completionOfAll: 0.1, known: 1, total: 2 });
});

test('thirds that are summed in another order are the same figure', () => {
  const ranked = ranking([task(0.1, 'a'), task(0.2, 'a'), task(0.3, 'a'), task(0.3, 'b'), task(0.2, 'b'), task(0.1, 'b')], ['a', 'b']);
  expect(places(ranked)).toEqual(['1 a', '1 b']);
});

test('a merged unit’s tasks count for the one that took over, a task of both once', () => {
  const ranked = ranking([task(1, 'old', 'new'), task(0, 'old')], ['new'], (unit) => (unit === 'old' ? 'new' : unit));
  expect(ranked).toEqual([{ unit: 'new', place: 1, rollUp: { completion: 0.5, completionOfAll: 0.5, known: 2, total: 2 } }]);
});

test('the first and last three places hold all who share one, and nobody twice', () => {
  const ranked = ranking([task(0.9, 'u1'), task(0.8, 'u2'), task(0.7, 'u3', 'u4'), task(0.2, 'u5'), task(0.1, 'u6', 'u7')], UNITS);
  const { first, last } = ends(ranked, 3);
  expect(places([...first])).toEqual(['1 u1', '2 u2', '3 u3', '3 u4']);
  expect(places([...last])).toEqual(['5 u5', '6 u6', '6 u7']);
  expect(ends(ranked.slice(0, 2), 3)).toEqual({ first: ranked.slice(0, 2), last: [] });
  expect(ends([], 3)).toEqual({ first: [], last: [] });
});
