/** What every store promises of tickets, connections and catching up, whatever engine stands behind it. */
import { usualReporting } from '../../domain/reporting.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from '../../domain/live.ts';
import type { Store, TaskKey } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import type { TestTable } from '../support/engine.ts';
import { sampleProject, sampleSheet, sampleTask } from '../support/samples.ts';

const NOW = Date.parse('2025-03-01T00:00:10.000Z');
const GRANT = { sheet: '2025', member: 'm2', name: '王敏', unit: '教育局' };

const connection = (changes: Partial<Connection> = {}): Connection => ({
  id: 'c1',
  ...GRANT,
  connectedAt: NOW,
  expiresAt: NOW + 1000,
  ...changes,
});

const edit = (store: Store, sheet: string, name: string, version: number, at: string) => {
  const task = sampleTask({ id: `${sheet}-${name}`, project: `${sheet}-p1`, sheet, version, updatedAt: at });
  const state = { progress: '', overrides: task.overrides, completion: null, stage: 'unknown' as const };
  return store.saveTask({
    task,
    event: {
      subject: task.id,
      project: task.project,
      units: task.units,
      version,
      editId: `edit-${version}000`,
      what: 'progress',
      change: '',
      before: state,
      after: state,
      by: { id: 'm2', name: '王敏' },
      at,
    },
  });
};

export const liveContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`live connections on ${name}`, () => {
    let engine: TestTable;
    let store: Store;
    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
    }, 120_000);
    afterAll(() => engine.stop());

    test('a ticket is taken once, also where many take it at the same instant', async () => {
      const ticket = await store.issueTicket(GRANT, NOW + 60_000);
      const taken = await Promise.all(Array.from({ length: 10 }, () => store.takeTicket(ticket, NOW)));
      expect(taken.filter((grant) => grant !== null)).toEqual([{ ...GRANT, expiresAt: NOW + 60_000 }]);
      expect(await store.takeTicket(ticket, NOW)).toBeNull();
    });

    test('a ticket past its time is none, however long the engine keeps it; nor is one that was never made', async () => {
      const ticket = await store.issueTicket(GRANT, NOW);
      expect(await store.takeTicket(ticket, NOW)).toBeNull();
      expect(await store.takeTicket('made-up', NOW)).toBeNull();
    });

    test("a member's tickets are refused at an instant, which is no connection", async () => {
      expect(await store.ticketsRefusedAt('m7')).toBeNull();
      await store.refuseTickets('m7', NOW);
      await store.refuseTickets('m7', NOW + 1);
      expect([await store.ticketsRefusedAt('m7'), await store.connectionsOf('m7')]).toEqual([NOW + 1, []]);
    });

    test('no two tickets are alike', async () => {
      const tickets = await Promise.all(Array.from({ length: 20 }, () => store.issueTicket(GRANT, NOW)));
      expect(new Set(tickets).size).toBe(20);
    });

    test('a connection is found by its id, at its sheet and by its member, until it is removed', async () => {
      await store.addConnection(connection());
      await store.addConnection(connection({ id: 'c2', sheet: '2026' }));
      expect(await store.connection('c1', NOW)).toEqual(connection());
      expect(await store.viewers('2025', NOW)).toEqual([{ ...connection(), task: null }]);
      expect((await store.connectionsOf('m2')).map(({ id }) => id)).toEqual(['c1', 'c2']);
      await store.removeConnection(connection());
      await store.removeConnection(connection());
      expect(await store.connection('c1', NOW)).toBeNull();
      expect(await store.viewers('2025', NOW)).toEqual([]);
      expect((await store.connectionsOf('m2')).map(({ id }) => id)).toEqual(['c2']);
    });

    test('a connection past its time is none, and lasts longer once it is renewed', async () => {
      await store.addConnection(connection({ id: 'c3', sheet: '2027' }));
      expect(await store.connection('c3', NOW + 1000)).toBeNull();
      expect(await store.viewers('2027', NOW + 1000)).toEqual([]);
      await store.renewConnection(connection({ id: 'c3', sheet: '2027' }), NOW + 9000);
      expect((await store.viewers('2027', NOW + 1000)).map(({ expiresAt }) => expiresAt)).toEqual([NOW + 9000]);
    });

    test('renewing, or opening a cell, does not bring back a connection that is gone', async () => {
      const gone = connection({ id: 'c4', sheet: '2028' });
      await store.renewConnection(gone, NOW + 9000);
      await store.openCell(gone, '2028-t1', NOW);
      expect([await store.connection('c4', NOW), await store.viewers('2028', NOW)]).toEqual([null, []]);
    });

    test('of two words about the open cell the later one holds, whichever is written last', async () => {
      const at = connection({ id: 'c5', sheet: '2029' });
      await store.addConnection(at);
      const openCell = async (): Promise<string | null | undefined> => (await store.viewers('2029', NOW))[0]?.task;
      await store.openCell(at, '2029-t1', NOW + 2);
      await store.openCell(at, null, NOW + 1);
      expect(await openCell()).toBe('2029-t1');
      await store.openCell(at, null, NOW + 3);
      expect(await openCell()).toBeNull();
    });

    test("connections stay out of the index of the sheet's rows", async () => {
      await store.create(
        sampleSheet({ sheet: { id: '2030', name: '', city: '', reporting: usualReporting('2025-03') }, projects: [], tasks: [] }),
      );
      await store.addConnection(connection({ id: 'c6', sheet: '2030' }));
      await store.issueTicket({ ...GRANT, sheet: '2030' }, NOW);
      const read = await store.sheet('2030');
      expect([read?.projects, read?.tasks]).toEqual([[], []]);
    });

    describe('what changed since', () => {
      const names = async (from: string, until: string, limit = 10): Promise<string[] | null> => {
        const found: readonly TaskKey[] | null = await store.changedSince('2031', { from, until, limit });
        return found === null ? null : found.map(({ project, task }) => `${project} ${task}`).toSorted();
      };

      beforeAll(async () => {
        const tasks = ['a', 'b'].map((id) => sampleTask({ id: `2031-${id}`, project: '2031-p1', sheet: '2031' }));
        const projects = [sampleProject({ id: '2031-p1', sheet: '2031' })];
        await store.create(
          sampleSheet({ sheet: { id: '2031', name: '', city: '', reporting: usualReporting('2025-03') }, projects, tasks }),
        );
        await edit(store, '2031', 'a', 2, '2031-02-28T23:59:50.000Z');
        await edit(store, '2031', 'b', 2, '2031-03-01T00:00:05.000Z');
        await edit(store, '2031', 'b', 3, '2031-03-01T00:00:10.000Z');
      });

      test('is each task once, across the border of a month, both ends included', async () => {
        await expect
          .poll(() => names('2031-02-28T23:59:50.000Z', '2031-03-01T00:00:10.000Z'))
          .toEqual(['2031-p1 2031-a', '2031-p1 2031-b']);
        expect(await names('2031-03-01T00:00:10.000Z', '2031-03-01T00:01:00.000Z')).toEqual(['2031-p1 2031-b']);
        expect(await names('2031-03-01T00:00:11.000Z', '2031-03-02T00:00:00.000Z')).toEqual([]);
      });

      test('is not told where it is more than was asked for', async () => {
        expect(await names('2031-02-01T00:00:00.000Z', '2031-04-01T00:00:00.000Z', 3)).toHaveLength(2);
        expect(await names('2031-02-01T00:00:00.000Z', '2031-04-01T00:00:00.000Z', 2)).toBeNull();
      });
    });
  });
};
