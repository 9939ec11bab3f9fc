/** What every store promises of periods and reports, whatever engine stands behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeReporting, usualReporting } from '../../domain/reporting.ts';
import type { Report } from '../../domain/reports.ts';
import type { Sheet } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import type { TestTable } from '../support/engine.ts';
import { sampleSheet } from '../support/samples.ts';

const DOING = { by: { id: 'm1', name: '督查室' }, at: '2025-03-28T02:00:00.000Z' };
const SHEET: Sheet = { id: '2095', name: '', city: '', reporting: usualReporting('2095-03') };

const report = (changes: Partial<Report> = {}): Report => ({
  sheet: SHEET.id,
  period: '2095-03',
  task: '2095-t1',
  unit: 'u05',
  state: 'reported',
  taskVersion: 3,
  reason: '',
  ...DOING,
  version: 1,
  ...changes,
});

export const reportContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`periods and reports on ${name}`, () => {
    let engine: TestTable;
    let store: Store;
    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
      await store.create(sampleSheet({ sheet: SHEET, projects: [], tasks: [] }));
    }, 120_000);
    afterAll(() => engine.stop());

    test('a report is kept by its period, task and unit, and is no row of the sheet', async () => {
      const [own, joint] = [report(), report({ unit: 'u06', state: 'unchanged' })];
      expect([await store.saveReport(own), await store.saveReport(joint)]).toEqual(['saved', 'saved']);
      await store.saveReport(report({ period: '2095-04' }));
      expect(await store.reports(SHEET.id, '2095-03')).toEqual([own, joint]);
      expect(await store.report(joint)).toEqual(joint);
      expect(await store.report(report({ task: '2095-t9' }))).toBeNull();
      expect(await store.sheet(SHEET.id)).toEqual({ sheet: SHEET, projects: [], tasks: [], units: expect.anything() });
    });

    test('a report takes the place of its version before, once', async () => {
      const task = '2095-t2';
      await store.saveReport(report({ task }));
      const back = report({ task, state: 'sent_back', reason: '数据不全', version: 2 });
      const outcomes = await Promise.all([store.saveReport(back), store.saveReport({ ...back, reason: '请补充' })]);
      expect(outcomes.toSorted()).toEqual(['conflict', 'saved']);
      expect(await store.saveReport(report({ task }))).toBe('conflict');
      expect((await store.report(back))?.version).toBe(2);
    });

    test('how a sheet is reported on changes from the version before only, and its rows stay', async () => {
      const decision = changeReporting(SHEET.reporting, { kind: 'close', period: '2095-03' }, 1);
      if (!decision.ok) throw new Error(decision.reason);
      const next = { ...SHEET, reporting: decision.reporting };
      const outcomes = await Promise.all([store.saveReporting(next, DOING, null), store.saveReporting(next, DOING, null)]);
      expect(outcomes.toSorted()).toEqual(['conflict', 'saved']);
      expect(await store.head(SHEET.id)).toEqual(next);
      expect((await store.sheet(SHEET.id))?.sheet).toEqual(next);
      expect([await store.head('1999'), await store.saveReporting({ ...next, id: '1999' }, DOING, null)]).toEqual([null, 'conflict']);
    });
  });
};
