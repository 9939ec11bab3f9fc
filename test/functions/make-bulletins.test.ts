/** 自动起草 and 自动印发 on the embedded engine: of which period what is made, and who hears of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { official } from '../../domain/bulletin/words.ts';
import { closeDue } from '../../functions/actions/close-due.ts';
import { discardDraft } from '../../functions/actions/draft-bulletin.ts';
import { runDigest } from '../../functions/actions/run-digest.ts';
import { type Store, StoreUnavailable } from '../../functions/ports.ts';
import { FIRST, instant, LEADERS, makingCity, type MakingSheet, SECOND } from '../support/making-bulletins.ts';

let city: Awaited<ReturnType<typeof makingCity>>;
let sheet: MakingSheet;

beforeAll(async () => {
  city = await makingCity();
});
afterAll(() => city.stop());
beforeEach(async () => {
  sheet = await city.newSheet();
});

describe('issued by itself', () => {
  beforeEach(() => city.want());

  test('once its time has come, by 系统, on the figures of its closing, and sent with its Word file', async () => {
    await sheet.office.close('2025-03');
    await sheet.office.progress('已建成公园9个');
    sheet.time.now = instant('2025-04-08T08:59');
    expect([await sheet.make(), await sheet.issued()]).toEqual([0, []]);
    sheet.time.now = instant('2025-04-08T09:00');
    expect(await sheet.make()).toBe(2);
    expect([await sheet.issued(), sheet.told()]).toEqual([['1 2025-03 系统'], LEADERS]);
    expect(await sheet.store.bulletin(sheet.id, 1)).toMatchObject({
      period: '2025-03',
      corrects: null,
      date: '2025-04-08',
      figures: { tasks: [{ progress: '已建成公园2个' }] },
    });
    const [letter] = sheet.mail.planned();
    expect(letter?.letter.unsubscribe).toContain('member=leader&kind=summary');
    expect(letter?.request).toMatchObject({
      told: 'issued',
      attached: {
        name: `平湖市${sheet.id}年民生实事项目进展情况通报${official('(第1期)')}.docx`,
        bulletin: { sheet: sheet.id, number: 1 },
      },
    });
    expect((await sheet.store.draft(sheet.id)).body).toBeNull();
    expect([await sheet.make(), sheet.told(), await sheet.issued()]).toEqual([0, LEADERS, ['1 2025-03 系统']]);
  });

  test('who stopped the 汇总 gets no bulletin either', async () => {
    await sheet.office.close('2025-03');
    await city.store.choose('leader', { kind: 'summary', choice: 'none' });
    sheet.time.now = instant('2025-04-08T09:00');
    expect(await sheet.make()).toBe(1);
    await city.store.choose('leader', { kind: 'summary', choice: 'as_sent' });
  });

  test('what was missed is caught up with, in order and once, however long nothing ran', async () => {
    await closeDue({ store: sheet.store, now: sheet.clock }, sheet.id, '2025-06-10');
    sheet.time.now = instant('2025-07-01T00:00');
    await sheet.make();
    expect(await sheet.issued()).toEqual(['1 2025-03 系统', '2 2025-04 系统', '3 2025-05 系统']);
    expect(sheet.told()).toHaveLength(6);
  });

  test('not of a period that was issued by hand; the number goes on', async () => {
    await sheet.office.begin({ period: '2025-03' });
    await sheet.office.issue(FIRST);
    await sheet.office.close('2025-03');
    await sheet.office.close('2025-04');
    sheet.time.now = instant('2025-04-08T09:00');
    await sheet.make();
    expect([await sheet.issued(), sheet.told()]).toEqual([
      ['1 2025-03 督查室', '2 2025-04 系统'],
      ['bulletin 2025-04 issued mail:leader', 'bulletin 2025-04 issued wecom:r1'],
    ]);
  });

  test('once of a period that is closed again, and not while it is open again', async () => {
    await sheet.office.close('2025-03');
    await sheet.office.goBackTo('2025-03');
    sheet.time.now = instant('2025-04-08T09:00');
    expect([await sheet.make(), await sheet.issued()]).toEqual([0, []]);
    await sheet.office.close('2025-03');
    sheet.time.now = instant('2025-04-09T09:00');
    await sheet.make();
    await sheet.office.goBackTo('2025-03');
    await sheet.office.close('2025-03');
    sheet.time.now = instant('2025-05-01T09:00');
    await sheet.make();
    expect([await sheet.issued(), sheet.told()]).toEqual([['1 2025-03 系统'], LEADERS]);
  });

  test('as the office has drafted it, on the figures of the closing', async () => {
    await sheet.office.begin({ period: '2025-03' });
    await sheet.office.edit({ next: '请各单位照此办理。', office: '平湖市人民政府办公室' });
    await sheet.office.progress('已建成公园4个');
    await sheet.office.close('2025-03');
    sheet.time.now = instant('2025-04-08T09:00');
    await sheet.make();
    expect(await sheet.issued()).toEqual(['1 2025-03 系统']);
    expect(await sheet.store.bulletin(sheet.id, 1)).toMatchObject({
      office: '平湖市人民政府办公室',
      text: { next: '请各单位照此办理。', overall: expect.stringContaining('40') },
      figures: { tasks: [{ progress: '已建成公园4个' }] },
    });
  });

  test('not where somebody’s words are older than the figures: the office is told what to check, and issues it', async () => {
    await sheet.office.begin({ period: '2025-03' });
    await sheet.office.edit({ overall: '我写的总体情况。' });
    await sheet.office.progress('已建成公园4个');
    await sheet.office.close('2025-03');
    sheet.time.now = instant('2025-04-08T09:00');
    await sheet.make();
    await sheet.make();
    expect([await sheet.issued(), sheet.told()]).toEqual([[], ['bulletin 2025-03 unchecked mail:office']]);
    expect(sheet.mail.planned()[0]).toMatchObject({ request: { toCheck: ['overall'] }, letter: { unsubscribe: null } });
    expect((await sheet.store.draft(sheet.id)).body).toMatchObject({
      toCheck: ['overall'],
      text: { overall: '我写的总体情况。' },
      by: { name: '系统' },
    });
    await sheet.office.edit({});
    expect([await sheet.make(), await sheet.issued()]).toEqual([0, []]);
    await sheet.office.issue(FIRST);
    expect([await sheet.make(), await sheet.issued()]).toEqual([0, ['1 2025-03 督查室']]);
  });

  test('not while another draft is open: the office is told once, nothing of it is lost, and then it goes on', async () => {
    await sheet.office.begin({ period: '2025-03' });
    await sheet.office.edit({ next: '三月的下一步。' });
    await closeDue({ store: sheet.store, now: sheet.clock }, sheet.id, '2025-06-10');
    await sheet.office.issue(FIRST);
    await sheet.office.begin({ corrects: 1 });
    sheet.time.now = instant('2025-06-20T09:00');
    await sheet.make();
    await sheet.make();
    expect([await sheet.issued(), sheet.told()]).toEqual([['1 2025-03 督查室'], ['bulletin 2025-04 waiting mail:office']]);
    expect(sheet.mail.planned()[0]?.request).toMatchObject({ how: 'issue', behind: { period: '2025-03', corrects: 1 } });
    expect((await sheet.store.draft(sheet.id)).body?.text.next).toBe('三月的下一步。');
    await sheet.office.issue(SECOND);
    await sheet.make();
    expect(await sheet.issued()).toEqual(['1 2025-03 督查室', '2 2025-03 督查室', '3 2025-04 系统', '4 2025-05 系统']);
    expect(sheet.told()).toHaveLength(5);
  });
});

describe('drafted by itself', () => {
  beforeEach(() => city.want({ how: 'draft' }));

  test('once: the office is told that it waits, and nobody else', async () => {
    await sheet.office.close('2025-03');
    sheet.time.now = instant('2025-04-08T09:00');
    await sheet.make();
    await sheet.make();
    expect([await sheet.issued(), sheet.told()]).toEqual([[], ['bulletin 2025-03 drafted mail:office']]);
    expect(await sheet.store.draft(sheet.id)).toMatchObject({ version: 1, body: { by: { name: '系统' }, text: { date: '2025-04-08' } } });
  });

  test('a draft that is given up is not made again, nor is one that was begun by hand', async () => {
    await sheet.office.close('2025-03');
    sheet.time.now = instant('2025-04-08T09:00');
    await sheet.make();
    await discardDraft(sheet.store, sheet.id, 1);
    await sheet.make();
    expect((await sheet.store.draft(sheet.id)).body).toBeNull();
    sheet = await city.newSheet();
    const own = await sheet.office.begin({ period: '2025-03' });
    await sheet.office.close('2025-03');
    sheet.time.now = instant('2025-04-08T09:00');
    await sheet.make();
    expect([await sheet.store.draft(sheet.id), sheet.told()]).toEqual([own, []]);
    await discardDraft(sheet.store, sheet.id, 1);
    await sheet.make();
    expect((await sheet.store.draft(sheet.id)).body).toBeNull();
  });
});

test('where letters cannot be written bulletins are made all the same, and where bulletins cannot, letters are noted as written', async () => {
  await city.want();
  await sheet.office.close('2025-03');
  sheet.time.now = instant('2025-04-08T09:00');
  const away = (): Promise<never> => Promise.reject(new StoreUnavailable('away'));
  let sent = 0;
  const run = (changes: Partial<Store>) =>
    runDigest({
      store: { ...sheet.store, ...changes },
      letters: sheet.mail.letters,
      now: sheet.clock,
      closeDue: () => Promise.resolve(),
      sendMails: () => Promise.resolve((sent += 1)),
    });
  await expect(run({ making: away })).rejects.toThrow('away');
  expect([await sheet.issued(), (await sheet.store.digestPlace())?.handled, sent]).toEqual([[], sheet.time.now, 1]);
  await expect(run({ digestPlace: away })).rejects.toThrow('away');
  expect([await sheet.issued(), sheet.told(), sent]).toEqual([['1 2025-03 系统'], LEADERS, 2]);
});

test('by hand, which it is at first, and of what was closed before, nothing is made', async () => {
  await sheet.office.close('2025-03');
  sheet.time.now = instant('2025-05-01T09:00');
  await city.want({ how: 'by_hand', since: null });
  expect(await sheet.make()).toBe(0);
  await city.want({ since: '2025-04-30T00:00:00.000Z' });
  expect([await sheet.make(), await sheet.issued(), sheet.told()]).toEqual([0, [], []]);
});
