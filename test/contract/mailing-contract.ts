/** What every store promises of when mails go out, and by whose choice, whatever engine stands behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailSettings, USUAL_MAILING } from '../../domain/mail/settings.ts';
import { usualReporting } from '../../domain/reporting.ts';
import { writeComment } from '../../domain/comments/write-comment.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import type { TestTable } from '../support/engine.ts';
import { ADMIN, sampleMember, sampleSheet, sampleTask } from '../support/samples.ts';

const DOING = { by: { id: 'm1', name: '督查室' }, at: '2025-03-28T02:00:00.000Z' };

const ROBOT = {
  id: '6f6a1b52-3c1e-4a57-9d7c-6a9d0e5b7c11',
  name: '督查群',
  channel: 'dingtalk',
  kinds: ['summary'],
  address: 'https://oapi.dingtalk.com/robot/send?access_token=abc',
  secret: 'SEC123',
} as const;

export const mailingContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`mail settings on ${name}`, () => {
    let engine: TestTable;
    let store: Store;
    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
    }, 120_000);
    afterAll(() => engine.stop());

    test('settings take the place of their version before, once, with the robots’ secrets', async () => {
      expect(await store.mailing()).toBeNull();
      const first: MailSettings = { ...USUAL_MAILING, version: 1, robots: [ROBOT] };
      const outcomes = await Promise.all([store.saveMailing(first, DOING), store.saveMailing({ ...first, robots: [] }, DOING)]);
      expect(outcomes.toSorted()).toEqual(['conflict', 'saved']);
      const second: MailSettings = { ...first, version: 2 };
      expect(await store.saveMailing(second, DOING)).toBe('saved');
      expect(await store.mailing()).toEqual(second);
      expect(await store.saveMailing({ ...second, version: 4 }, DOING)).toBe('conflict');
    });

    test('each of a member’s choices changes by itself, and those of others stay', async () => {
      expect(await store.choices()).toEqual({});
      await Promise.all([
        store.choose('m1', { kind: 'summary', choice: 'none' }),
        store.choose('m1', { kind: 'mentions', choice: 'at_once' }),
        store.choose('m2', { kind: 'mentions', choice: 'none' }),
      ]);
      expect(await store.choices()).toEqual({
        m1: { summary: 'none', mentions: 'at_once' },
        m2: { summary: 'as_sent', mentions: 'none' },
      });
    });

    test('of two runs that began at one place, one notes where it got to', async () => {
      expect(await store.digestPlace()).toBeNull();
      const place = { handled: 60_000, told: null };
      expect((await Promise.all([store.saveDigestPlace(place, null), store.saveDigestPlace(place, null)])).toSorted()).toEqual([
        'conflict',
        'saved',
      ]);
      const next = { handled: 120_000, told: 120_000 };
      expect(await store.saveDigestPlace(next, place)).toBe('saved');
      expect(await store.saveDigestPlace({ ...next, handled: 180_000 }, place)).toBe('conflict');
      expect(await store.digestPlace()).toEqual(next);
    });

    test('sheets are listed as they are created; one from before there was a list can be added, once', async () => {
      expect(await store.sheets()).toEqual([]);
      for (const id of ['2026', '2025']) {
        const sheet = { id, name: '', city: '', reporting: usualReporting(`${id}-03`) };
        await store.create(sampleSheet({ sheet, projects: [], tasks: [] }));
      }
      await Promise.all([store.listSheet('2024'), store.listSheet('2025')]);
      expect(await store.sheets()).toEqual(['2024', '2025', '2026']);
    });

    test('a member’s mentions are read by their time: the first instant is not in the span, the last one is', async () => {
      const task = sampleTask({ sheet: '2093', id: '2093-t1', project: '2093-p1' });
      const sheet = { id: '2093', name: '', city: '', reporting: usualReporting('2093-03') };
      await store.create(sampleSheet({ sheet, projects: [], tasks: [task] }));
      const times = ['2093-03-01T01:00:00.000Z', '2093-03-01T01:00:30.000Z', '2093-03-01T01:01:00.000Z'];
      const members = [sampleMember()];
      for (const [at, time] of times.entries()) {
        const id = `00000000-0000-4000-8000-00000000000${at}`;
        const current = (await store.task({ project: task.project, task: task.id })) ?? task;
        const decision = writeComment(current, { id, text: '@王敏 请核对', mentions: ['m2'] }, members, { actor: ADMIN, unit: '' }, time);
        if (!decision.ok) throw new Error(decision.reason);
        await store.saveComment(decision.change);
      }
      const [from = '', , until = ''] = times;
      const found = await store.mentions('m2', { from, until });
      expect(found.map(({ at }) => at)).toEqual(times.slice(1));
      expect(found[0]).toEqual({
        member: 'm2',
        sheet: '2093',
        project: '2093-p1',
        task: '2093-t1',
        comment: '00000000-0000-4000-8000-000000000001',
        number: 2,
        by: { id: 'm1', name: '督查室' },
        at: times[1],
      });
      expect(await store.mentions('m3', { from, until })).toEqual([]);
    });
  });
};
