import { describe, expect, test } from 'vitest';
import { decideReport, isCleared, type Report, type ReportRequest } from '../../domain/reports.ts';
import type { Actor } from '../../domain/types.ts';
import { ADMIN, EDITOR, sampleTask, VIEWER } from '../support/samples.ts';

const AT = '2025-03-28T02:00:00.000Z';
const task = sampleTask({ units: ['u05', 'u06'], version: 4 });
const asked: ReportRequest = { period: '2025-03', unit: 'u05', version: 0, as: 'reported' };

const decide = (request: ReportRequest, current: Report | null = null, actor: Actor = EDITOR, open: string | null = '2025-03') =>
  decideReport(request, { task, current, open, merges: {} }, actor, AT);

const standing = (changes: Partial<Report> = {}): Report => {
  const decision = decide(asked);
  if (!decision.ok) throw new Error(decision.reason);
  return { ...decision.report, ...changes };
};

describe('a unit’s word on a task', () => {
  test('is taken with the version of the text that it was said of', () => {
    expect(decide(asked)).toMatchObject({
      ok: true,
      isNew: true,
      report: {
        sheet: '2025',
        task: '2025-t1',
        unit: 'u05',
        state: 'reported',
        taskVersion: 4,
        version: 1,
        by: { id: 'm2', name: '王敏' },
        at: AT,
      },
    });
  });

  test('said again, for its answer was lost, changes nothing', () => {
    expect(decide(asked, standing())).toMatchObject({ ok: true, isNew: false, report: { version: 1 } });
  });

  test('may be changed from 已报送 to 本期无变化', () => {
    expect(decide({ ...asked, version: 1, as: 'unchanged' }, standing())).toMatchObject({
      ok: true,
      report: { state: 'unchanged', version: 2 },
    });
  });

  test.each<[string, ReportRequest, Report | null, Actor, string | null]>([
    ['forbidden', { ...asked, unit: 'u06' }, null, EDITOR, '2025-03'],
    ['forbidden', asked, null, VIEWER, '2025-03'],
    ['period_closed', asked, null, EDITOR, '2025-04'],
    ['period_closed', asked, null, EDITOR, null],
    ['not_lead_unit', { ...asked, unit: 'u09' }, null, ADMIN, '2025-03'],
    ['outdated', { ...asked, as: 'unchanged' }, standing(), EDITOR, '2025-03'],
    ['forbidden', { ...asked, version: 1, as: 'sent_back', reason: '补充' }, standing(), EDITOR, '2025-03'],
    ['nothing_reported', { ...asked, as: 'sent_back', reason: '补充' }, null, ADMIN, '2025-03'],
    ['nothing_reported', { ...asked, version: 1, as: 'sent_back', reason: '补充' }, standing({ state: 'sent_back' }), ADMIN, '2025-03'],
  ])('is refused: %s', (reason, request, current, actor, open) => {
    expect(decide(request, current, actor, open)).toEqual({ ok: false, reason });
  });

  test('is sent back by the office with a reason, and then given again', () => {
    const back = decide({ ...asked, version: 1, as: 'sent_back', reason: '缺数据' }, standing(), ADMIN);
    expect(back).toMatchObject({ ok: true, report: { state: 'sent_back', reason: '缺数据', version: 2 } });
    if (!back.ok) return;
    expect(isCleared(back.report)).toBe(false);
    expect(decide({ ...asked, version: 2 }, back.report)).toMatchObject({
      ok: true,
      report: { state: 'reported', reason: '', version: 3 },
    });
  });

  test('is the standing unit’s where units were merged', () => {
    const merges = { u05: 'u09' };
    const member: Actor = { ...EDITOR, units: ['u09', 'u05'] };
    const given = { task, current: null, open: '2025-03', merges };
    expect(decideReport({ ...asked, unit: 'u09' }, given, member, AT)).toMatchObject({ ok: true, report: { unit: 'u09' } });
    expect(decideReport(asked, given, member, AT)).toEqual({ ok: false, reason: 'not_lead_unit' });
  });
});
