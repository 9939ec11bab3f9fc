/** Parts that write letters and keep them in memory, for tests of when they are written, and to whom. */
import type { LetterRequest, LetterSetting } from '../../domain/mail/requests.ts';
import type { Letter, MailEntry, MailPlace } from '../../domain/mail/types.ts';
import type { LetterParts } from '../../functions/ports.ts';
import { sealWith } from '../../functions/seal.ts';

/** A letter that was planned, with what it was written from. */
export type Planned = {
  readonly entry: MailEntry;
  readonly letter: Letter;
  readonly request: LetterRequest;
  readonly setting: LetterSetting;
};

const nameOf = ({ sheet, period, kind, occasion, recipient: { channel, id } }: MailPlace): string =>
  [sheet, period, kind, occasion, channel, id].join(' ');

/** @param timeZone the city's */
export const letterParts = (timeZone = 'Asia/Shanghai') => {
  const planned = new Map<string, Planned>();
  const written = new WeakMap<Letter, Pick<Planned, 'request' | 'setting'>>();
  const letters: LetterParts = {
    timeZone,
    page: 'https://shishi.example.cn',
    seal: sealWith(() => Promise.resolve(Buffer.alloc(32, 7))),
    bulletinOf: () => Promise.resolve(null),
    writer: {
      write: (request, setting, { name, unsubscribe }) => {
        const letter = { subject: `${request.kind} ${name}`, text: '', html: '', attachments: [], unsubscribe };
        written.set(letter, { request, setting });
        return Promise.resolve(letter);
      },
    },
    mails: {
      planMails: (mails) => {
        for (const { entry, letter } of mails) {
          const made = written.get(letter);
          if (made !== undefined && !planned.has(nameOf(entry))) planned.set(nameOf(entry), { entry, letter, ...made });
        }
        return Promise.resolve();
      },
    },
  };
  return { letters, planned: (): readonly Planned[] => [...planned.values()] };
};
