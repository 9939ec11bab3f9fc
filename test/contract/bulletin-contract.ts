/** What every store promises of bulletins, whatever engine stands behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bulletin, BulletinFigures, BulletinHead, Draft, DraftBody, FiguresId } from '../../domain/bulletin/types.ts';
import type { Period } from '../../domain/period.ts';
import { usualReporting } from '../../domain/reporting.ts';
import type { Sheet } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { bulletinOf, plainFigures } from '../support/bulletins.ts';
import type { TestTable } from '../support/engine.ts';
import { sampleSheet, sampleTask } from '../support/samples.ts';

const SHEET: Sheet = { id: '2093', name: '', city: '平湖市', reporting: usualReporting('2093-03') };

/** More than one item holds, with a character of two halves wherever it is cut. */
const TASKS = Array.from({ length: 60 }, (_, at) =>
  sampleTask({ id: `2093-t${at}`, sheet: SHEET.id, progress: `${at}${'𠮷'.repeat(400)}` }),
);

const figures = plainFigures(sampleSheet({ sheet: SHEET, tasks: TASKS }));

export const bulletinContract = (name: string, open: () => Promise<TestTable>): void => {
  describe(`bulletins on ${name}`, () => {
    let engine: TestTable;
    let store: Store;
    let id: FiguresId;
    beforeAll(async () => {
      engine = await open();
      store = dynamoStore(documentClient(engine.config), engine.table);
      await store.create(sampleSheet({ sheet: SHEET, projects: [], tasks: [] }));
      id = await store.saveFigures(SHEET.id, figures);
    }, 120_000);
    afterAll(() => engine.stop());

    const bodyOf = (of: BulletinFigures, overall: string): DraftBody => {
      const { text, by, at } = bulletinOf(of, { overall });
      return { text, figures: id, corrects: null, toCheck: ['next'], by, at };
    };
    const draft = (version: number, body: DraftBody | null): Draft => ({ sheet: SHEET.id, version, body });
    const headOf = (bulletin: Bulletin): BulletinHead => {
      const { text: _text, figures: _figures, ...head } = bulletin;
      return head;
    };
    const numbered = (number: number, overall: string): Bulletin => bulletinOf(figures, { overall }, { number, id: `id-${number}` });
    const issue = (number: number, overall: string, version: number, made?: Period) =>
      store.issue(headOf(numbered(number, overall)), bodyOf(figures, overall), draft(version, null), made);

    test('figures come back as they were, by what they say: the same ones are the same', async () => {
      expect(await store.figures(SHEET.id, id)).toEqual(figures);
      expect(await store.saveFigures(SHEET.id, figures)).toBe(id);
      const others = await store.saveFigures(SHEET.id, { ...figures, reported: 7 });
      expect([others === id, (await store.figures(SHEET.id, others))?.reported]).toEqual([false, 7]);
      expect(await store.figures(SHEET.id, 'none')).toBeNull();
    });

    test('a draft is saved in the place of its version before, and only of that', async () => {
      expect(await store.draft(SHEET.id)).toEqual(draft(0, null));
      const first = draft(1, bodyOf(figures, '甲'));
      expect(await store.saveDraft(first)).toBe('saved');
      expect(await store.saveDraft(draft(1, bodyOf(figures, '乙')))).toBe('conflict');
      expect(await store.saveDraft(draft(3, bodyOf(figures, '乙')))).toBe('conflict');
      expect(await store.draft(SHEET.id)).toEqual(first);
      const outcomes = await Promise.all(['丙', '丁', '戊'].map((text) => store.saveDraft(draft(2, bodyOf(figures, text)))));
      expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'saved']);
      expect(await store.sheet(SHEET.id)).toMatchObject({ projects: [], tasks: [] });
    });

    test('a bulletin is issued with the end of its draft or not at all, and never again under its number', async () => {
      expect(await issue(1, '甲', 9)).toBe('conflict');
      expect([await store.bulletins(SHEET.id), await store.bulletin(SHEET.id, 1)]).toEqual([[], null]);
      const outcomes = await Promise.all(Array.from({ length: 4 }, () => issue(1, '甲', 3)));
      expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'saved']);
      expect(await store.draft(SHEET.id)).toEqual(draft(3, null));
      expect(await issue(1, '乙', 4)).toBe('conflict');
      expect(await store.draft(SHEET.id)).toEqual(draft(3, null));
      expect(await store.bulletin(SHEET.id, 1)).toEqual(numbered(1, '甲'));
    });

    test('how far the machine has got with a period is noted with what it made, and moves on only from where it was', async () => {
      const progresses = async () => (await store.making(SHEET.id)).progresses;
      expect(await store.making(SHEET.id)).toEqual({ draft: draft(3, null), progresses: {} });
      const notes = [null, null, 'made' as const].map((before) => store.saveProgress(SHEET.id, '2093-02', 'waiting', before));
      expect((await Promise.all(notes)).toSorted()).toEqual(['conflict', 'conflict', 'saved']);
      expect(await store.saveDraft(draft(9, bodyOf(figures, '甲')), '2093-02')).toBe('conflict');
      expect(await progresses()).toEqual({ '2093-02': 'waiting' });
      const body = bodyOf(figures, '甲');
      expect(await store.saveDraft(draft(4, body), '2093-02')).toBe('saved');
      expect(await store.making(SHEET.id)).toEqual({ draft: draft(4, body), progresses: { '2093-02': 'made' } });
      expect(await store.saveProgress(SHEET.id, '2093-02', 'done', 'made')).toBe('saved');
      expect(await issue(2, '甲', 5, '2093-03')).toBe('saved');
      expect(await store.making(SHEET.id)).toEqual({ draft: draft(5, null), progresses: { '2093-02': 'done', '2093-03': 'made' } });
      // A sheet that has never had a draft has one at its first version after that as well.
      expect(await store.saveProgress('2094', '2094-01', 'done', null)).toBe('saved');
      expect(await store.draft('2094')).toEqual({ sheet: '2094', version: 0, body: null });
      expect(await store.saveDraft({ sheet: '2094', version: 1, body: null })).toBe('saved');
    });

    test('bulletins are listed by their numbers, beyond nine too', async () => {
      for (const number of [3, 4, 5, 6, 7, 8, 9, 10]) expect(await issue(number, '甲', number + 3)).toBe('saved');
      expect((await store.bulletins(SHEET.id)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await store.bulletins('1999')).toEqual([]);
    });
  });
};
