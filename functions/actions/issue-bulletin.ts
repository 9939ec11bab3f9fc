import { headOfNext } from '../../domain/bulletin/draft.ts';
import type { BulletinHead } from '../../domain/bulletin/types.ts';
import type { Actor, SheetId } from '../../domain/types.ts';
import type { BulletinIssue } from '../../domain/wire/bulletins.ts';
import type { Clock, Store } from '../ports.ts';

type Ports = { readonly store: Store; readonly now: Clock };

export type IssueOutcome = { readonly ok: true; readonly head: BulletinHead } | { readonly ok: false; readonly reason: 'draft_outdated' };

/** Times that a number is asked for anew because another bulletin took it. */
const TRIES = 4;

/**
 * Issues the draft as it stands under the next number. The same request again gets its first answer; of two at once, one issues
 * and the other finds that the draft has moved on. So no number is given twice, and none is passed over.
 */
export const issueBulletin = async (
  ports: Ports,
  sheet: SheetId,
  { id, version }: BulletinIssue,
  actor: Actor,
  tries = TRIES,
): Promise<IssueOutcome> => {
  const { store, now } = ports;
  // The draft first: once it is closed, the bulletin that was issued of it is listed.
  const { version: current, body } = await store.draft(sheet);
  const heads = await store.bulletins(sheet);
  const issued = heads.find((head) => head.id === id);
  if (issued !== undefined) return { ok: true, head: issued };
  const figures = body === null ? null : await store.figures(sheet, body.figures);
  if (current !== version || body === null || figures === null) return { ok: false, reason: 'draft_outdated' };
  const by = { id: actor.id, name: actor.name };
  const head = headOfNext(heads, body, { sheet, id, period: figures.period, by, at: new Date(now()).toISOString() });
  if ((await store.issue(head, body, { sheet, version: version + 1, body: null })) === 'saved') return { ok: true, head };
  return tries > 1 ? issueBulletin(ports, sheet, { id, version }, actor, tries - 1) : { ok: false, reason: 'draft_outdated' };
};
