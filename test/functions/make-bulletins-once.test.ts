/** Bulletins that are made by themselves, once: wherever a run is killed, however many run at once, and over a whole year. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dayAfter, type Day } from '../../domain/period.ts';
import { closeDue } from '../../functions/actions/close-due.ts';
import { runDigest } from '../../functions/actions/run-digest.ts';
import { FIRST, instant, LEADERS, makingCity, type MakingSheet } from '../support/making-bulletins.ts';

let city: Awaited<ReturnType<typeof makingCity>>;
let sheet: MakingSheet;

beforeAll(async () => {
  city = await makingCity();
});
afterAll(() => city.stop());
beforeEach(async () => {
  sheet = await city.newSheet();
});

/** What is killed says nothing any more, and does nothing. */
class Killed extends Error {
  override readonly name = 'Killed';
}

/** Parts whose run is killed right before its so manieth step. */
const killedBefore = (step: number) => {
  let steps = 0;
  const wrapped = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== 'function') return call;
        return async (...given: unknown[]): Promise<unknown> => {
          steps += 1;
          if (steps >= step) throw new Killed();
          return Reflect.apply(call, target, given);
        };
      },
    });
  const { letters } = sheet.mail;
  return { store: wrapped(sheet.store), letters: { ...letters, mails: wrapped(letters.mails) } };
};

/** What the office had done before the period was closed. */
const nothing = (): Promise<void> => Promise.resolve();
const wordsOfItsOwn = async (): Promise<void> => {
  await sheet.office.begin({ period: '2025-03' });
  await sheet.office.edit({ overall: '我写的总体情况。' });
  await sheet.office.progress('已建成公园4个');
};

test.each([
  ['what is issued', 'issue', nothing, [['1 2025-03 系统'], 1, LEADERS]],
  ['what is drafted', 'draft', nothing, [[], 1, ['bulletin 2025-03 drafted mail:office']]],
  ['what is to be checked', 'issue', wordsOfItsOwn, [[], 3, ['bulletin 2025-03 unchecked mail:office']]],
] as const)(
  'wherever a run is killed, the next one comes to the same: %s',
  async (_, how, before, expected) => {
    await city.want({ how });
    for (let step = 1, isKilled = true; isKilled; step += 1) {
      sheet = await city.newSheet();
      await before();
      await sheet.office.close('2025-03');
      sheet.time.now = instant('2025-04-08T09:00');
      const parts = killedBefore(step);
      isKilled = await sheet.make(parts.store, parts.letters).then(
        () => false,
        (error: unknown) => error instanceof Killed,
      );
      await sheet.make();
      await sheet.make();
      expect([await sheet.issued(), (await sheet.store.draft(sheet.id)).version, sheet.told()], `killed at step ${step}`).toEqual(expected);
      // A run has some thirty steps.
      expect(step).toBeLessThan(60);
    }
  },
  120_000,
);

test('many runs at once, with a person who issues it as well, come to one bulletin of the period', async () => {
  await city.want();
  await sheet.office.close('2025-03');
  await sheet.office.begin({ period: '2025-03' });
  sheet.time.now = instant('2025-04-08T09:00');
  await Promise.allSettled([
    ...Array.from({ length: 5 }, () => sheet.make()),
    sheet.office.issue(FIRST),
    ...Array.from({ length: 3 }, () => sheet.make()),
  ]);
  await sheet.make();
  const heads = await sheet.store.bulletins(sheet.id);
  expect(heads.map(({ number, period }) => [number, period])).toEqual([[1, '2025-03']]);
  expect(sheet.told()).toEqual(heads[0]?.by.name === '系统' ? LEADERS : []);
});

test('a whole year, moved through day by day by the digest: twelve bulletins, without a gap, each told of once', async () => {
  await city.want();
  sheet = await city.newSheet('2025-01');
  const { store, clock: now, mail } = sheet;
  const closing = (id: string, today: Day) => closeDue({ store, now }, id, today);
  const digest = () => runDigest({ store, letters: mail.letters, now, closeDue: closing, sendMails: () => Promise.resolve() });
  for (let day: Day = '2025-01-01'; day <= '2026-01-31'; day = dayAfter(day, 1)) {
    sheet.time.now = instant(`${day}T09:00`);
    // In the second half of a month no period is closed, nor was one right before it.
    if (Number(day.slice(8)) <= 16) await digest();
  }
  const heads = await store.bulletins(sheet.id);
  expect(heads.map(({ number, period }) => `${number} ${period}`)).toEqual(
    Array.from({ length: 12 }, (_, at) => `${at + 1} 2025-${String(at + 1).padStart(2, '0')}`),
  );
  // Each on the working day after the one on which its period was closed: January's cut-off is the 7th of February.
  expect(heads[0]).toMatchObject({ date: '2025-02-10', by: { id: 'system', name: '系统' } });
  expect(sheet.told()).toHaveLength(24);
  expect(mail.planned().filter(({ entry }) => entry.recipient.id === 'leader')).toHaveLength(12);
}, 120_000);
