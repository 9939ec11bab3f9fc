/** What every store promises of comments and of what members have seen. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commentCount, NO_COMMENTS } from '../../domain/comments/figures.ts';
import type { CommentChange } from '../../domain/comments/write-comment.ts';
import type { Comment } from '../../domain/comments/types.ts';
import type { Task } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { usualReporting } from '../../domain/reporting.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { taskKey } from '../../functions/store/keys.ts';
import type { TestTable } from '../support/engine.ts';
import { sampleComment, sampleProject, sampleSheet, sampleTask } from '../support/samples.ts';

const AT = '2025-04-01T02:00:00.000Z';

const idOf = (number: number): string => `00000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`;

/** The comment after those that the task has, by m1, with the members that it mentions. */
const written = (task: Task, changes: Partial<Comment> = {}): CommentChange => {
  const number = task.comments.written + 1;
  const comment = sampleComment({ id: idOf(number), task: task.id, number, ...changes });
  const told = { sheet: task.sheet, project: task.project, task: task.id, comment: comment.id, number, by: comment.by, at: comment.at };
  return {
    task: { ...task, comments: { ...task.comments, written: number, lastBy: comment.by.id } },
    comment,
    mentions: comment.mentions.map(({ id }) => ({ ...told, member: id })),
  };
};

export const commentContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`comments in ${name}`, () => {
    let engine: TestTable;
    let store: Store;

    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
    }, 60_000);
    afterAll(() => engine.stop());

    /** A sheet of one task, under a year of its own. */
    const created = async (year: string): Promise<Task> => {
      const task = sampleTask({ id: `${year}-t1`, project: `${year}-p1`, sheet: year });
      const sheet = { id: year, name: `${year}年`, city: '平湖市', reporting: usualReporting('2025-03') };
      await store.create(sampleSheet({ sheet, projects: [sampleProject({ id: `${year}-p1`, sheet: year })], tasks: [task] }));
      return task;
    };
    const now = async ({ project, id }: Task): Promise<Task> => {
      const task = await store.task({ project, task: id });
      if (task === null) throw new Error('the task is gone');
      return task;
    };

    test('are read newest first, page after page, each as it was written', async () => {
      const task = await created('2201');
      for (let number = 1; number <= 5; number += 1) expect(await store.saveComment(written(await now(task)))).toBe('saved');
      const page = await store.comments(task.id, { limit: 2, before: null });
      expect(page).toEqual([5, 4].map((number) => sampleComment({ id: idOf(number), task: task.id, number })));
      expect((await store.comments(task.id, { limit: 9, before: 4 })).map(({ number }) => number)).toEqual([3, 2, 1]);
      expect(await store.comment(task.id, idOf(3))).toEqual(sampleComment({ id: idOf(3), task: task.id, number: 3 }));
      expect(await store.comment(task.id, idOf(9))).toBeNull();
    });

    test('are counted on their task, whose version they leave alone; the project is read without them', async () => {
      const task = await created('2202');
      await store.saveComment(written(task));
      expect(await now(task)).toEqual({ ...task, comments: { written: 1, withdrawn: 0, lastBy: 'm1' } });
      expect(await store.project(task.project)).toMatchObject({ tasks: [{ id: task.id }] });
      expect((await store.sheet('2202'))?.tasks).toEqual([await now(task)]);
    });

    test('are not saved where another one came between, nor twice under one id', async () => {
      const task = await created('2203');
      const first = written(task);
      expect(await Promise.all([store.saveComment(first), store.saveComment(written(task, { id: idOf(7) }))])).toContain('conflict');
      expect(
        await store.saveComment(written(await now(task), { id: (await store.comments(task.id, { limit: 1, before: null }))[0]?.id ?? '' })),
      ).toBe('conflict');
      expect((await now(task)).comments.written).toBe(1);
    });

    test('go past edits, and edits past them: neither undoes the other', async () => {
      const task = await created('2204');
      await store.saveComment(written(task));
      const edit = { ...task, progress: '新', version: 2 };
      const state = { progress: '', overrides: task.overrides, completion: null, stage: 'unknown' as const };
      const told = {
        editId: 'edit-0001',
        what: 'progress' as const,
        change: '',
        before: state,
        after: state,
        by: { id: 'm1', name: '督查室' },
      };
      const event = { ...told, subject: task.id, project: task.project, units: task.units, version: 2, at: task.updatedAt };
      expect(await store.saveTask({ task: edit, event })).toBe('saved');
      expect(await store.saveComment(written(await now(task)))).toBe('saved');
      expect(await now(task)).toMatchObject({ progress: '新', version: 2, comments: { written: 2 } });
    });

    test('on a task of an earlier version of the product, which has no figures, are counted from the first one on', async () => {
      const task = await created('2205');
      await documentClient(engine.config).send(
        new UpdateCommand({
          TableName: engine.table,
          Key: taskKey({ project: task.project, task: task.id }),
          UpdateExpression: 'REMOVE commentsWritten, commentsWithdrawn, commentsLastBy',
        }),
      );
      expect((await now(task)).comments).toEqual(NO_COMMENTS);
      await store.saveComment(written(task));
      await store.saveWithdrawal(
        sampleComment({ id: idOf(1), task: task.id, withdrawn: { by: { id: 'm1', name: '督查室' }, at: AT } }),
        task,
      );
      expect((await now(task)).comments).toEqual({ written: 1, withdrawn: 1, lastBy: 'm1' });
    });

    test('on a task that is gone are not saved', async () => {
      const task = await created('2209');
      const gone = { ...task, id: '2209-t9' };
      expect(await store.saveComment(written(gone))).toBe('conflict');
      expect(await store.comments(gone.id, { limit: 9, before: null })).toEqual([]);
    });

    test('are withdrawn once, and their task counts it', async () => {
      const task = await created('2206');
      await store.saveComment(written(task));
      const withdrawn = { by: { id: 'm1', name: '督查室' }, at: AT };
      const comment = sampleComment({ id: idOf(1), task: task.id, withdrawn });
      expect(await store.saveWithdrawal(comment, task)).toBe('saved');
      expect(await store.saveWithdrawal({ ...comment, withdrawn: { ...withdrawn, at: '2025-04-02T02:00:00.000Z' } }, task)).toBe(
        'conflict',
      );
      expect(await store.comment(task.id, idOf(1))).toEqual(comment);
      expect(commentCount((await now(task)).comments)).toBe(0);
    });

    test('bring their task back after a gap, written or withdrawn, beside its edits; the history of the sheet knows nothing of them', async () => {
      const task = await created('2207');
      const among = (from: string, until: string, limit = 9) => store.changedSince('2207', { from, until, limit });
      const key = [{ project: task.project, task: task.id }];
      await store.saveComment(written(task));
      await expect.poll(() => among('2025-03-01T00:00:00.000Z', '2025-03-02T00:00:00.000Z'), { timeout: 10_000 }).toEqual(key);
      expect(await among('2025-03-01T00:00:00.000Z', '2025-03-02T00:00:00.000Z', 0)).toBeNull();
      const withdrawn = { by: { id: 'm1', name: '督查室' }, at: AT };
      await store.saveWithdrawal(sampleComment({ id: idOf(1), task: task.id, withdrawn }), task);
      await expect.poll(() => among('2025-04-01T00:00:00.000Z', '2025-04-02T00:00:00.000Z'), { timeout: 10_000 }).toEqual(key);
      const page = { from: '2025-03-01T00:00:00.000Z', until: '2025-05-01T00:00:00.000Z', unit: null, person: null, limit: 9 };
      for (const month of ['2025-03', '2025-04']) expect(await store.eventsOfMonth('2207', month, page)).toEqual([]);
    });

    test("a member's marks tell of each task the last comment that mentions them, and the last one that they have seen, never backwards", async () => {
      const task = await created('2208');
      const mentions = [{ id: 'm2', name: '王敏' }];
      await store.saveComment(written(task, { mentions }));
      await store.saveComment(written(await now(task)));
      expect(await store.marks('m2', '2208')).toEqual({ [task.id]: { seen: 0, mentioned: 1 } });
      await store.markSeen('m2', task.id, 2);
      await store.markSeen('m2', task.id, 1);
      await store.saveComment(written(await now(task), { mentions }));
      expect(await store.marks('m2', '2208')).toEqual({ [task.id]: { seen: 2, mentioned: 3 } });
      expect([await store.marks('m2', '220'), await store.marks('m1', '2208')]).toEqual([{}, {}]);
    });
  });
};
