import { latestFirst } from '../../domain/mail/log.ts';
import type { Letter, MailEntry, MailPlace } from '../../domain/mail/types.ts';
import { type Period, periodBefore } from '../../domain/period.ts';
import type { SheetId } from '../../domain/types.ts';
import type { ShownMail } from '../../domain/wire/mails.ts';
import type { Store } from '../ports.ts';

/** Without which run of the machine holds it. */
export const shownMail = ({ holder: _holder, ...shown }: MailEntry): ShownMail => shown;

/** A period's bulletin goes out while the next one is open, where people look for its mail. */
const bulletinsBefore = async (store: Store, id: SheetId, period: Period): Promise<readonly MailEntry[]> =>
  (await store.mailLog(id, periodBefore(period))).filter(({ kind }) => kind === 'bulletin');

/**
 * What was sent in a period, by default the open one, and of the bulletin of the one before, the latest first; null where there is
 * no such sheet.
 */
export const readMails = async (
  store: Store,
  id: SheetId,
  asked: Period | undefined,
): Promise<{ readonly period: Period; readonly mails: readonly ShownMail[] } | null> => {
  const sheet = await store.head(id);
  if (sheet === null) return null;
  const period = asked ?? sheet.reporting.period;
  const [own, bulletins] = await Promise.all([store.mailLog(id, period), bulletinsBefore(store, id, period)]);
  return { period, mails: [...own, ...bulletins].toSorted(latestFirst).map(shownMail) };
};

/** One message with its letter; null where there is none. */
export const readMail = async (store: Store, place: MailPlace): Promise<{ readonly mail: ShownMail; readonly letter: Letter } | null> => {
  const found = await store.mail(place);
  return found === null ? null : { mail: shownMail(found.entry), letter: found.letter };
};
