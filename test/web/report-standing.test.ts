import { expect, test } from 'vitest';
import type { Report, ReportState } from '../../domain/reports.ts';
import { isOwed, standingOfRow } from '../../web/src/reports/standing.ts';

const said = (state: ReportState | null, taskVersion = 3) => ({
  unit: 'u05',
  name: '教育局',
  report:
    state === null
      ? null
      : ({
          sheet: '2025',
          period: '2025-03',
          task: '2025-t1',
          unit: 'u05',
          state,
          taskVersion,
          reason: '',
          by: { id: 'm1', name: '王敏' },
          at: '2025-03-28T02:00:00.000Z',
          version: 1,
        } satisfies Report),
});

const row = (...reports: ReturnType<typeof said>[]) => ({ reports, base: { version: 3, after: null } });

test.each([
  ['nobody has spoken', row(said(null)), 'none', true],
  ['it is reported', row(said('reported')), 'reported', false],
  ['it is reported, and edited since', row(said('reported', 2)), 'reported', false],
  ['no change is confirmed', row(said('unchanged')), 'unchanged', false],
  ['no change was confirmed, and it was edited since', row(said('unchanged', 2)), 'edited', false],
  ['one unit of two has spoken', row(said('unchanged'), said(null)), 'part', true],
  ['one reports and the other has no change', row(said('reported'), said('unchanged')), 'reported', false],
  ['one of two was sent back', row(said('reported'), said('sent_back')), 'sent_back', true],
] as const)('where %s, a task says so', (_, given, standing, owes) => {
  expect([standingOfRow(given), isOwed(given)]).toEqual([standing, owes]);
});
