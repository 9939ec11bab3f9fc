/** The log of what is sent, in memory: for tests that go through it thousands of times. It keeps the contract of the real one. */
import { isEnded } from '../../domain/mail/log.ts';
import type { Letter, MailEntry, MailPlace } from '../../domain/mail/types.ts';
import type { MailStore } from '../../functions/ports.ts';

const keyOf = ({ sheet, period, kind, occasion, recipient: { channel, id } }: MailPlace): string =>
  [sheet, period, kind, occasion, channel, id].join('#');

export const memoryMails = (): MailStore => {
  const kept = new Map<string, { readonly entry: MailEntry; readonly letter: Letter }>();
  const returned = new Map<string, MailPlace>();
  const entries = (): MailEntry[] => [...kept.values()].map(({ entry }) => entry);
  return {
    planMails: (mails) => {
      for (const mail of mails) if (!kept.has(keyOf(mail.entry))) kept.set(keyOf(mail.entry), mail);
      return Promise.resolve();
    },
    mailLog: (sheet, period) =>
      Promise.resolve(
        entries()
          .filter((entry) => entry.sheet === sheet && entry.period === period)
          .toSorted((a, b) => b.writtenAt.localeCompare(a.writtenAt)),
      ),
    mail: (place) => Promise.resolve(kept.get(keyOf(place)) ?? null),
    saveMail: (entry) => {
      const before = kept.get(keyOf(entry));
      if (before?.entry.version !== entry.version - 1) return Promise.resolve('conflict');
      kept.set(keyOf(entry), { ...before, entry });
      if (entry.state === 'bounced') returned.set(entry.recipient.id, entry);
      return Promise.resolve('saved');
    },
    unfinishedMails: () => Promise.resolve(entries().filter((entry) => !isEnded(entry))),
    returnedMails: () =>
      Promise.resolve(
        [...returned.values()].flatMap((one) => kept.get(keyOf(one))?.entry ?? []).filter(({ state }) => state === 'bounced'),
      ),
  };
};
