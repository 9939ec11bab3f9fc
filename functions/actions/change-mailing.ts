import {
  changeMailing as decide,
  type MailingChange,
  type MailingFault,
  type MailSettings,
  USUAL_MAILING,
} from '../../domain/mail/settings.ts';
import type { Actor } from '../../domain/types.ts';
import type { Clock, Store } from '../ports.ts';

export type MailingOutcome = { readonly ok: true; readonly settings: MailSettings } | { readonly ok: false; readonly reason: MailingFault };

/** Changes the city's mail settings. `mayLoopback`: see `changeMailing` of the domain. */
export const changeMailing = async (
  { store, now }: { readonly store: Store; readonly now: Clock },
  change: MailingChange,
  { id, name }: Actor,
  mayLoopback: boolean,
): Promise<MailingOutcome> => {
  const at = new Date(now()).toISOString();
  const decision = decide((await store.mailing()) ?? USUAL_MAILING, change, mayLoopback, at);
  if (!decision.ok) return decision;
  const saved = await store.saveMailing(decision.settings, { by: { id, name }, at });
  return saved === 'saved' ? decision : { ok: false, reason: 'outdated' };
};
