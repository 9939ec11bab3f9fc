import { stoppedBy } from '../../domain/mail/choices.ts';
import { newMail } from '../../domain/mail/log.ts';
import { localDay } from '../../domain/mail/local-time.ts';
import type { LetterRequest, LetterSetting } from '../../domain/mail/requests.ts';
import type { MailPlace, Occasion, Recipient } from '../../domain/mail/types.ts';
import { unsubscribeQuery } from '../../domain/mail/unsubscribe.ts';
import { daysOf, openPeriod } from '../../domain/reporting.ts';
import type { Sheet } from '../../domain/types.ts';
import type { Clock, LetterParts, Store } from '../ports.ts';

export type LetterPorts = {
  readonly store: Store;
  readonly letters: LetterParts;
  readonly now: Clock;
};

/** A letter that is to be written, and for whom. */
export type Draft = { readonly recipient: Recipient; readonly request: LetterRequest };

/** Letters that are written and kept together; more at once would only take room. */
const TOGETHER = 25;

const settingOf = async ({ store, letters, now }: LetterPorts, sheet: Sheet): Promise<LetterSetting> => {
  const period = openPeriod(sheet.reporting);
  return {
    city: sheet.city,
    sheet: { id: sheet.id, name: sheet.name },
    units: await store.units(),
    timeZone: letters.timeZone,
    today: localDay(now(), letters.timeZone),
    days: period === null ? null : daysOf(sheet.reporting, period),
    page: letters.page,
  };
};

/** Where a member stops this kind of mail; null for a robot, and for what cannot be stopped. */
const unsubscribeAddress = async (
  { seal, page }: LetterParts,
  { channel, id }: Recipient,
  of: Pick<MailPlace, 'kind' | 'occasion'>,
): Promise<string | null> => {
  const kind = stoppedBy(of);
  if (channel !== 'mail' || kind === null) return null;
  const query = unsubscribeQuery(id, kind);
  return `${page}/api/unsubscribe?${query}&seal=${await seal.of(query)}`;
};

/** Writes the letters of one occasion and puts those into the log that are not there yet. Gives how many there are. */
export const writeLetters = async (ports: LetterPorts, sheet: Sheet, occasion: Occasion, drafts: readonly Draft[]): Promise<number> => {
  if (drafts.length === 0) return 0;
  const { letters, now } = ports;
  const setting = await settingOf(ports, sheet);
  const host = new URL(letters.page).hostname;
  const write = async ({ recipient, request }: Draft) => {
    const unsubscribe = await unsubscribeAddress(letters, recipient, { kind: request.kind, occasion });
    const letter = await letters.writer.write(request, setting, { name: recipient.name, unsubscribe });
    // A bulletin is told of once, however far its sheet has gone on meanwhile.
    const period = request.kind === 'bulletin' ? request.period : sheet.reporting.period;
    const key = { sheet: sheet.id, period, kind: request.kind, occasion, recipient };
    return { entry: newMail(key, letter, host, now()), letter };
  };
  for (let start = 0; start < drafts.length; start += TOGETHER) {
    // oxlint-disable-next-line no-await-in-loop -- so many at once and no more
    await letters.mails.planMails(await Promise.all(drafts.slice(start, start + TOGETHER).map(write)));
  }
  return drafts.length;
};
