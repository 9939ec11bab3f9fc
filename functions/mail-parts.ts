/**
 * The parts of mail that are joined with the rest here and nowhere else: who writes letters, where they are kept, who sends them,
 * and who closes a period at its cut-off.
 *
 * Each stands in for one that is to come: letters are plain, kept nowhere and sent to nobody, and no period closes by itself.
 */
import type { DigestPorts } from './actions/run-digest.ts';
import type { LetterParts } from './ports.ts';

export const LETTERS: Pick<LetterParts, 'writer' | 'mails' | 'bulletinOf'> = {
  writer: {
    write: ({ kind }, { city }, { unsubscribe }) =>
      Promise.resolve({ subject: `${city} ${kind}`, text: '', html: '', attachments: [], unsubscribe }),
  },
  mails: { planMails: () => Promise.resolve() },
  bulletinOf: () => Promise.resolve(null),
};

export const DIGEST_PARTS: Pick<DigestPorts, 'closeDue' | 'sendMails'> = {
  closeDue: () => Promise.resolve(),
  sendMails: () => Promise.resolve(),
};
