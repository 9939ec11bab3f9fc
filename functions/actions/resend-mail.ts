import { sendAgain } from '../../domain/mail/log.ts';
import type { MailEntry, MailPlace } from '../../domain/mail/types.ts';
import type { Actor } from '../../domain/types.ts';
import type { Clock, Store } from '../ports.ts';

export type ResendOutcome =
  | { readonly ok: true; readonly entry: MailEntry }
  | { readonly ok: false; readonly reason: 'not_found' | 'outdated' };

/**
 * Has a message that came to its end sent once more. Who asks has seen it at this version; where it moved on meanwhile, they
 * look at it again first.
 */
export const resendMail = async (
  { store, now }: { readonly store: Store; readonly now: Clock },
  place: MailPlace,
  version: number,
  { id, name }: Actor,
): Promise<ResendOutcome> => {
  const mail = await store.mail(place);
  if (mail === null) return { ok: false, reason: 'not_found' };
  const at = now();
  const entry = mail.entry.version === version ? sendAgain(mail.entry, { by: { id, name }, at: new Date(at).toISOString() }, at) : null;
  if (entry === null || (await store.saveMail(entry)) === 'conflict') return { ok: false, reason: 'outdated' };
  return { ok: true, entry };
};
