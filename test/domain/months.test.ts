import { expect, test } from 'vitest';
import { monthBefore, monthOf, monthsBack } from '../../domain/months.ts';

test('months go back over the turn of the year', () => {
  expect([monthBefore('2025-03'), monthBefore('2025-01')]).toEqual(['2025-02', '2024-12']);
  expect(monthsBack('2025-02', '2024-11')).toEqual(['2025-02', '2025-01', '2024-12', '2024-11']);
});

test('from the earlier to the later month there is none', () => expect(monthsBack('2024-11', '2025-02')).toEqual([]));

test('the month of an instant is UTC', () => expect(monthOf('2025-01-31T23:59:59.999Z')).toBe('2025-01'));
