/** What every store promises, whatever engine stands behind it. */
import { usualReporting } from '../../domain/reporting.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryEvent, Task } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import type { TestTable } from '../support/engine.ts';
import { assessmentOf, sampleProject, sampleSheet, sampleTask } from '../support/samples.ts';

const state = ({ progress, overrides, assessment: { completion, stage } }: Task) => ({ progress, overrides, completion, stage });

const edited = (task: Task, progress: string, editId: string): { task: Task; event: HistoryEvent } => {
  const next = {
    ...task,
    progress,
    assessment: assessmentOf(0.5),
    version: task.version + 1,
    updatedAt: '2025-02-28T01:00:00.000Z',
    updatedBy: '王敏',
  };
  return {
    task: next,
    event: {
      subject: task.id,
      project: task.project,
      units: task.units,
      version: next.version,
      editId,
      what: 'progress',
      change: '',
      before: state(task),
      after: state(next),
      by: { id: 'm2', name: '王敏' },
      at: next.updatedAt,
    },
  };
};

/** Three sheets under ids of their own, so that no test sees another's rows. */
const sheetNamed = (year: string) => {
  const task = sampleTask({ id: `${year}-t1`, project: `${year}-p1`, sheet: year });
  return sampleSheet({
    sheet: { id: year, name: `${year}年民生实事`, city: '平湖市', reporting: usualReporting('2025-03') },
    projects: [sampleProject({ id: `${year}-p1`, sheet: year })],
    tasks: [task],
  });
};

export const storeContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`store on ${name}`, () => {
    let engine: TestTable;
    let store: Store;
    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
    }, 120_000);
    afterAll(() => engine.stop());

    const created = async (year: string): Promise<Task> => {
      const contents = sheetNamed(year);
      await store.create(contents);
      const [task] = contents.tasks;
      if (task === undefined) throw new Error('the sample sheet has a task');
      return task;
    };

    test('gives back a sheet as it was created, projects and tasks in their order', async () => {
      const first = sheetNamed('2101');
      const second = sampleProject({ id: '2101-p2', sheet: '2101', name: '后来的项目', order: '2' });
      const tasks = ['2', '10', '1'].map((order) =>
        sampleTask({ id: `2101-x${order}`, project: '2101-p2', sheet: '2101', order: order.padStart(2, '0') }),
      );
      await store.create({ ...first, projects: [second, ...first.projects], tasks: [...tasks, ...first.tasks] });
      const read = await store.sheet('2101');
      expect(read?.projects.map((project) => project.name)).toEqual(['公园项目', '后来的项目']);
      expect(read?.tasks.map((task) => task.id)).toEqual(['2101-t1', '2101-x1', '2101-x2', '2101-x10']);
      expect(read?.tasks[0]).toEqual(first.tasks[0]);
      expect(read?.sheet).toEqual(first.sheet);
      expect(await store.projects('2101')).toEqual(read?.projects);
    });

    test('knows what does not exist', async () => {
      expect(await store.sheet('1999')).toBeNull();
      expect(await store.hasSheet('1999')).toBe(false);
      expect(await store.projects('1999')).toEqual([]);
      expect(await store.task({ project: '1999-p1', task: '1999-t1' })).toBeNull();
      expect(await store.project('1999-p1')).toBeNull();
      expect(await store.event('1999-t1', 2)).toBeNull();
      expect(await store.history('1999-t1', { limit: 10, before: null })).toEqual([]);
    });

    test('creating again leaves what exists as it is', async () => {
      const task = await created('2102');
      await store.saveTask(edited(task, '已建成公园5个', 'edit-0001'));
      await store.create(sheetNamed('2102'));
      expect((await store.task({ project: task.project, task: task.id }))?.progress).toBe('已建成公园5个');
    });

    test('saves an edit and its event together', async () => {
      const task = await created('2103');
      const change = edited(task, '已建成公园5个', 'edit-0001');
      expect(await store.saveTask(change)).toBe('saved');
      expect(await store.task({ project: task.project, task: task.id })).toEqual(change.task);
      expect(await store.event(task.id, 2)).toEqual(change.event);
    });

    test('refuses an edit of an old version and writes no event for it', async () => {
      const task = await created('2104');
      await store.saveTask(edited(task, '甲', 'edit-0001'));
      expect(await store.saveTask(edited(task, '乙', 'edit-0002'))).toBe('conflict');
      expect((await store.task({ project: task.project, task: task.id }))?.progress).toBe('甲');
      expect((await store.history(task.id, { limit: 10, before: null })).map((event) => event.editId)).toEqual(['edit-0001']);
    });

    test('never overwrites an event, even where the task would let it', async () => {
      const task = await created('2105');
      await store.saveTask(edited(task, '甲', 'edit-0001'));
      // as if the task had been put back to its first version behind the store's back
      const lost = sheetNamed('2105x');
      await store.create({ ...lost, tasks: [{ ...task, project: '2105x-p1', sheet: '2105x' }] });
      expect(await store.saveTask(edited({ ...task, project: '2105x-p1', sheet: '2105x' }, '乙', 'edit-0002'))).toBe('conflict');
      expect((await store.event(task.id, 2))?.after.progress).toBe('甲');
    });

    test('of twenty edits of one version at the same instant exactly one is saved', async () => {
      const task = await created('2106');
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.saveTask(edited(task, `第${index}份`, `edit-${index}000`))),
      );
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
      expect(await store.history(task.id, { limit: 50, before: null })).toHaveLength(1);
    });

    test('edits of different tasks of one project do not disturb each other', async () => {
      const contents = sheetNamed('2107');
      const tasks = Array.from({ length: 10 }, (_, index) => sampleTask({ id: `2107-m${index}`, project: '2107-p1', sheet: '2107' }));
      await store.create({ ...contents, tasks });
      const outcomes = await Promise.all(tasks.map((task) => store.saveTask(edited(task, '新', `edit-${task.id}`))));
      expect(new Set(outcomes)).toEqual(new Set(['saved']));
    });

    test('history comes newest first, in pages, past ten versions', async () => {
      let task = await created('2108');
      for (let round = 0; round < 12; round += 1) {
        const change = edited(task, `第${round}次`, `edit-000${round}`);
        // oxlint-disable-next-line no-await-in-loop -- each edit stands on the one before
        await store.saveTask(change);
        task = change.task;
      }
      const first = await store.history(task.id, { limit: 5, before: null });
      expect(first.map((event) => event.version)).toEqual([13, 12, 11, 10, 9]);
      const rest = await store.history(task.id, { limit: 50, before: 9 });
      expect(rest.map((event) => event.version)).toEqual([8, 7, 6, 5, 4, 3, 2]);
    });

    test("events stay out of the index of the sheet's rows", async () => {
      const task = await created('2109');
      await store.saveTask(edited(task, '甲', 'edit-0001'));
      const read = await store.sheet('2109');
      expect([read?.projects.length, read?.tasks.length]).toEqual([1, 1]);
    });

    test('a roll-up is stored, and a project that is gone is not made anew by it', async () => {
      await created('2110');
      const rollUp = { completion: 0.75, completionOfAll: 0.5, known: 2, total: 3 };
      await store.saveRollUp('2110-p1', rollUp);
      expect((await store.project('2110-p1'))?.project.rollUp).toEqual(rollUp);
      await store.saveRollUp('2110-p9', rollUp);
      expect(await store.project('2110-p9')).toBeNull();
    });

    test('how a day ended is noted once, comes back in the order of days, and is of its own sheet only', async () => {
      const mark = { day: '2113-03-31', completion: null, completionOfAll: 0.123_456_789_012_345, changes: 7 };
      const before = { day: '2113-03-30', completion: 0.5, completionOfAll: 0.25, changes: 0 };
      expect(await store.saveDayMark('2113', mark)).toBe('saved');
      expect(await store.saveDayMark('2113', before)).toBe('saved');
      expect(await store.saveDayMark('2113', { ...mark, changes: 8 })).toBe('conflict');
      expect(await store.dayMarks('2113')).toEqual([before, mark]);
      expect(await store.dayMarks('211')).toEqual([]);
    });

    test('keeps text to the last character: emoji, rare characters, line breaks, quotes', async () => {
      const task = await created('2111');
      const text = '𠮷野家“一老一小”\n①完成50%👍\t<b>&amp;</b> \'"\\ 〇';
      await store.saveTask(edited(task, text, 'edit-0001'));
      expect((await store.task({ project: task.project, task: task.id }))?.progress).toBe(text);
    });

    test('reads a sheet that is larger than one page of the engine', async () => {
      const contents = sheetNamed('2112');
      const tasks = Array.from({ length: 300 }, (_, index) =>
        sampleTask({
          id: `2112-b${index}`,
          project: '2112-p1',
          sheet: '2112',
          order: `${index}`.padStart(4, '0'),
          content: '长'.repeat(3000),
        }),
      );
      await store.create({ ...contents, tasks });
      expect((await store.sheet('2112'))?.tasks).toHaveLength(300);
      expect((await store.project('2112-p1'))?.tasks).toHaveLength(300);
    });
  });
};
