import { createInstance, type TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { pointsText } from '../../domain/percent.ts';
import { usualReporting } from '../../domain/reporting.ts';
import { snapshotOf } from '../../domain/snapshots.ts';
import { PAGE_EN } from '../../domain/text/page.en.ts';
import { PAGE_ZH_CN } from '../../domain/text/page.zh-CN.ts';
import { snapshotName } from '../../web/src/snapshots/snapshot-words.ts';
import { standingsOf } from '../../web/src/snapshots/standings.ts';
import { emptyQueue } from '../../web/src/state/edit-queue.ts';
import { viewOf } from '../../web/src/state/rows.ts';
import { sampleSheet, sampleTask } from '../support/samples.ts';

const TAKEN = { id: '2025-03', name: '2025-03', kind: 'period', at: '2025-04-03T02:00:00.000Z', by: { id: 'm1', name: '督查室' } } as const;

const speaking = async (lng: 'zh-CN' | 'en'): Promise<TFunction> => {
  const catalogue = createInstance();
  await catalogue.init({ lng, defaultNS: 'page', resources: { 'zh-CN': { page: PAGE_ZH_CN }, en: { page: PAGE_EN } } });
  return catalogue.t;
};

test.each([
  [0.125, '+12.5'],
  [-0.03, '−3'],
  [0.1, '+10'],
  [1, '+100'],
  [0, '0'],
  [-0.00001, '0'],
])('%d is told as %s points', (by, words) => expect(pointsText(by)).toBe(words));

test('a snapshot is called by its period, a later closing by its number too, and one that was asked for by its name', async () => {
  const [zh, en] = [await speaking('zh-CN'), await speaking('en')];
  const head = snapshotOf(sampleSheet(), [], TAKEN);
  expect([snapshotName(zh, head), snapshotName(en, head)]).toEqual(['2025年3月', '3/2025']);
  expect(snapshotName(zh, { ...head, id: '2025-03-2' })).toBe('2025年3月(第 2 次关闭)');
  expect(snapshotName(zh, { ...head, id: 'x', kind: 'manual', name: '年中检查' })).toBe('年中检查');
});

test('what the page shows now is what a snapshot would hold of it', () => {
  const contents = sampleSheet({ tasks: [sampleTask(), sampleTask({ id: '2025-t2', order: '2', number: 2 })] });
  const sheet = { ...contents, sheet: { ...contents.sheet, reporting: usualReporting('2025-03') } };
  const { rollUp, tally, pace, tasks } = snapshotOf(sheet, [], TAKEN);
  expect(standingsOf(viewOf(sheet, emptyQueue, null, []), '2025-03')).toEqual({ rollUp, tally, pace, tasks });
});
