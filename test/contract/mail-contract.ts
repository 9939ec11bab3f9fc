/** What every store promises of the log of what is sent, whatever engine stands behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim, settle } from '../../domain/mail/log.ts';
import type { MailEntry } from '../../domain/mail/types.ts';
import type { MailStore } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { letterKey } from '../../functions/store/keys.ts';
import type { TestTable } from '../support/engine.ts';
import { engineOn } from '../../functions/store/engine.ts';
import { MAIL_DAY, sampleLetter, sampleMail } from '../support/samples-mail.ts';

const NOW = MAIL_DAY;

const claimed = (entry: MailEntry, holder = 'run-1'): MailEntry => claim(entry, holder, NOW) ?? entry;

type OpenStore = { readonly store: MailStore; readonly stop: () => Promise<void> };

export const mailContract = (name: string, open: () => Promise<OpenStore>): void => {
  describe(`mails on ${name}`, () => {
    let opened: OpenStore;
    let store: MailStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    }, 120_000);
    afterAll(() => opened.stop());

    const planned = async (entry: MailEntry): Promise<MailEntry> => {
      await store.planMails([{ entry, letter: sampleLetter() }]);
      return entry;
    };
    const unfinished = async (period: string) => (await store.unfinishedMails()).filter((entry) => entry.period === period);

    test('a message comes back with its letter to the last character, and is listed as unfinished until it ends', async () => {
      const entry = sampleMail({ period: '2094-01' });
      const letter = sampleLetter({ html: `<p>𠮷野家“一老一小”${'长'.repeat(30_000)}</p>`, text: '甲\n乙\r\n👍' });
      await store.planMails([{ entry, letter }]);
      expect(await store.mail(entry)).toEqual({ entry, letter });
      expect([await store.mailLog('2094', '2094-01'), await unfinished('2094-01')]).toEqual([[entry], [entry]]);
      const taken = claimed(entry);
      expect(await store.saveMail(taken)).toBe('saved');
      expect(await unfinished('2094-01')).toEqual([taken]);
      const sent = settle(taken, { as: 'accepted', answer: '250 OK' }, NOW);
      expect(await store.saveMail(sent)).toBe('saved');
      expect(await unfinished('2094-01')).toEqual([]);
      expect(await store.mail(entry)).toEqual({ entry: sent, letter });
    });

    test('knows what does not exist', async () => {
      expect(await store.mail(sampleMail({ period: '2094-12' }))).toBeNull();
      expect(await store.mailLog('2094', '2094-12')).toEqual([]);
      expect(await store.saveMail(claimed(sampleMail({ period: '2094-12' })))).toBe('conflict');
      expect(await unfinished('2094-12')).toEqual([]);
    });

    test('planned again, a message stays as it is, also one that is finished', async () => {
      const entry = await planned(sampleMail({ period: '2094-02' }));
      const failed = settle(claimed(entry), { as: 'refused', answer: '550', isFinal: true }, NOW);
      await store.saveMail(claimed(entry));
      await store.saveMail({ ...failed, version: 3 });
      const other = sampleMail({ period: '2094-02', occasion: 'now-2' });
      await store.planMails([entry, other].map((one) => ({ entry: one, letter: sampleLetter({ subject: '另一封' }) })));
      expect((await store.mail(entry))?.letter.subject).toBe(sampleLetter().subject);
      expect((await store.mailLog('2094', '2094-02')).map(({ state }) => state).toSorted()).toEqual(['failed', 'waiting']);
      expect(await unfinished('2094-02')).toEqual([other]);
    });

    test('of many who claim one message at the same instant one does, and the list follows', async () => {
      const entry = await planned(sampleMail({ period: '2094-03' }));
      const runs = Array.from({ length: 12 }, (_, at) => claimed(entry, `run-${at}`));
      const outcomes = await Promise.all(runs.map((one) => store.saveMail(one)));
      expect(outcomes.filter((one) => one === 'saved')).toHaveLength(1);
      expect(await unfinished('2094-03')).toEqual([runs[outcomes.indexOf('saved')]]);
    });

    const many = (period: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        entry: sampleMail({ period, recipient: { channel: 'mail', id: `m${at}`, name: '甲', address: `m${at}@pinghu.example` } }),
        letter: sampleLetter(),
      }));

    test('1,000 recipients are planned once, also where it broke off before; the log has the latest first', async () => {
      const mails = many('2094-04', 1000);
      await store.planMails(mails.slice(0, 510));
      await store.planMails(mails);
      await store.planMails(mails);
      await planned(sampleMail({ period: '2094-04', occasion: 'now-9', writtenAt: new Date(NOW + 1).toISOString() }));
      const log = await store.mailLog('2094', '2094-04');
      expect([log.length, log[0]?.occasion, new Set(log.map(({ recipient }) => recipient.id)).size]).toEqual([1001, 'now-9', 1000]);
      expect(await unfinished('2094-04')).toHaveLength(1001);
    });

    test('whose mail came back is listed, the last message of each, until it is sent again', async () => {
      const to = (id: string) => ({ channel: 'mail', id, name: '甲', address: `${id}@pinghu.example` }) as const;
      const returnedTo = async (id: string) => (await store.returnedMails()).filter(({ recipient }) => recipient.id === id);
      const feedback = { as: 'bounced', said: '5.1.1', at: new Date(NOW).toISOString() } as const;
      const [first, second] = await Promise.all(
        ['r-1', 'r-2'].map((occasion) => planned(sampleMail({ period: '2094-07', occasion, recipient: to('gone'), state: 'sent' }))),
      );
      for (const one of [first, second]) {
        const returned = { ...(one ?? expect.fail('none')), state: 'bounced', feedback, version: 2 } as const;
        expect(await store.saveMail(returned)).toBe('saved');
        expect(await returnedTo('gone')).toEqual([returned]);
      }
      expect(await returnedTo('elsewhere')).toEqual([]);
      expect(await unfinished('2094-07')).toEqual([]);
      const again = sampleMail({ period: '2094-07', occasion: 'r-2', recipient: to('gone'), state: 'waiting', version: 3 });
      expect(await store.saveMail(again)).toBe('saved');
      expect(await returnedTo('gone')).toEqual([]);
    });

    test('planned by two at once, each message is there once', async () => {
      const mails = many('2094-06', 40);
      await Promise.all([store.planMails(mails), store.planMails(mails)]);
      expect([(await store.mailLog('2094', '2094-06')).length, (await unfinished('2094-06')).length]).toEqual([40, 40]);
    });
  });
};

/** The contract, and how large its items are, in a table. */
export const mailTableContract = (name: string, open: () => Promise<TestTable>): void => {
  mailContract(name, async () => {
    const engine = await open();
    return { store: dynamoStore(documentClient(engine.config), engine.table), stop: engine.stop };
  });

  describe(`letters on ${name}`, () => {
    let engine: TestTable;
    beforeAll(async () => {
      engine = await open();
    }, 120_000);
    afterAll(() => engine.stop());

    test('a letter of 100 KB of HTML is an item of less than 60 KB', async () => {
      const rows = Array.from(
        { length: 1300 },
        (_, at) => `<tr><td style="padding:4px 8px">${at * 7919}</td><td>已建成公园${at}个,完成率${at / 7}%</td></tr>`,
      );
      const html = `<table>${rows.join('')}</table>`;
      expect(Buffer.byteLength(html)).toBeGreaterThan(100_000);
      const entry = sampleMail({ period: '2094-05' });
      const client = documentClient(engine.config);
      const store = dynamoStore(client, engine.table);
      await store.planMails([{ entry, letter: sampleLetter({ html }) }]);
      const item = await engineOn(client, engine.table).get(letterKey(entry));
      expect(item?.packed.length).toBeLessThan(60_000);
      expect((await store.mail(entry))?.letter.html).toBe(html);
    });
  });
};
