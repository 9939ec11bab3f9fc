import { expect, test } from 'vitest';
import { dayMark, endedDay, standingNow } from '../../domain/day-marks.ts';
import { assessmentOf, sampleTask } from '../support/samples.ts';

const ZONE = 'Asia/Shanghai';
const at = (time: string): number => Date.parse(`${time}+08:00`);

test.each([
  ['within a day', '2025-03-31T09:00', '2025-03-31T09:01', null],
  ['over midnight', '2025-03-31T23:59', '2025-04-01T00:00', '2025-03-31'],
  ['just before midnight', '2025-03-31T23:58', '2025-03-31T23:59', null],
  ['after an outage', '2024-02-28T12:00', '2024-03-01T08:00', '2024-02-29'],
  ['at the year’s end', '2024-12-31T23:59', '2025-01-01T00:00', '2024-12-31'],
])('%s the day that ended last is %s', (_, from, to, day) => {
  expect(endedDay({ from: at(from), to: at(to) }, ZONE)).toBe(day);
});

test('a day ends by the city’s clocks, in whatever zone, and once where the clocks go back', () => {
  expect(endedDay({ from: at('2025-03-31T07:59'), to: at('2025-03-31T08:00') }, 'UTC')).toBe('2025-03-30');
  const minute = 60_000;
  const found: string[] = [];
  // 2025-11-02 has 25 hours in New York.
  for (let to = Date.parse('2025-11-01T12:00Z'); to <= Date.parse('2025-11-04T12:00Z'); to += minute) {
    const day = endedDay({ from: to - minute, to }, 'America/New_York');
    if (day !== null) found.push(day);
  }
  expect(found).toEqual(['2025-11-01', '2025-11-02', '2025-11-03']);
});

test('a mark counts what is unknown as the sheet does, and each version after the first as a change', () => {
  const tasks = [
    sampleTask({ assessment: assessmentOf(0.5), version: 4 }),
    sampleTask({ assessment: assessmentOf(null), version: 1 }),
    sampleTask({ assessment: assessmentOf(1), version: 2 }),
    sampleTask({ assessment: assessmentOf(null), version: 1 }),
  ];
  expect(dayMark('2025-03-31', tasks)).toEqual({ day: '2025-03-31', completion: 0.75, completionOfAll: 0.375, changes: 4 });
  expect(standingNow([], { completion: null, completionOfAll: null })).toEqual({ completion: null, completionOfAll: null, changes: 0 });
});
