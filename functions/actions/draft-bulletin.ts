import { correctionText, newText, regenerated } from '../../domain/bulletin/draft.ts';
import { contentsAt } from '../../domain/bulletin/closed.ts';
import { closingBefore, closingOf, figuresOf } from '../../domain/bulletin/figures.ts';
import type { BulletinFigures, DraftBody } from '../../domain/bulletin/types.ts';
import { localDay } from '../../domain/mail/local-time.ts';
import type { Day, Period } from '../../domain/period.ts';
import { openPeriod } from '../../domain/reporting.ts';
import type { Snapshot, SnapshotHead } from '../../domain/snapshots.ts';
import type { Actor, Sheet, SheetId } from '../../domain/types.ts';
import type { DraftEdit, DraftStart } from '../../domain/wire/bulletins.ts';
import type { Clock, LetterParts, Store } from '../ports.ts';
import { readDraft, type DraftRead } from './read-bulletins.ts';
import { sheetNow } from './sheet-now.ts';

type Ports = { readonly store: Store; readonly now: Clock };

/** What also knows the city's days. */
type DraftPorts = Ports & { readonly letters: Pick<LetterParts, 'timeZone'> };

/** `draft_outdated`: somebody else has saved, issued or given up the draft. `draft_open`: there is one already. */
export type DraftFault = 'not_found' | 'draft_outdated' | 'draft_open';

export type DraftOutcome = ({ readonly ok: true } & DraftRead) | { readonly ok: false; readonly reason: DraftFault };

type Written = Pick<DraftBody, 'text' | 'toCheck' | 'corrects'> & { readonly figures: BulletinFigures };

const today = ({ letters, now }: DraftPorts): Day => localDay(now(), letters.timeZone);

const refused = (reason: DraftFault): DraftOutcome => ({ ok: false, reason });

/** Of the open period the figures as they stand, of another one those of its closing; null where it was never closed. */
const figuresIn = async ({ store, now }: Ports, sheet: Sheet, period: Period): Promise<BulletinFigures | null> => {
  const heads = await store.snapshots(sheet.id);
  const read = async (head: SnapshotHead | null): Promise<Snapshot | null> => (head === null ? null : store.snapshot(sheet.id, head.id));
  const isOpen = openPeriod(sheet.reporting) === period;
  const [before, closing, live, reports] = await Promise.all([
    read(closingBefore(heads, period)),
    read(isOpen ? null : closingOf(heads, period)),
    sheetNow(store, sheet),
    store.reports(sheet.id, period),
  ]);
  if (!isOpen && closing === null) return null;
  const asOf = closing?.at ?? new Date(now()).toISOString();
  return figuresOf(closing === null ? live.contents : contentsAt(closing, live.contents), reports, before, asOf);
};

/** A first text, with what the office gives by itself as it was in the last bulletin. */
export const firstDraft = async (ports: DraftPorts, sheet: Sheet, period: Period): Promise<Written | null> => {
  const [figures, heads] = await Promise.all([figuresIn(ports, sheet, period), ports.store.bulletins(sheet.id)]);
  const last = await ports.store.bulletin(sheet.id, heads.at(-1)?.number ?? 0);
  return figures === null ? null : { figures, text: newText(figures, last?.text ?? null, today(ports)), corrects: null, toCheck: [] };
};

/** The draft on the figures that its period has by now. */
export const againDraft = async (ports: Ports, sheet: Sheet, body: DraftBody): Promise<Written | null> => {
  const before = await ports.store.figures(sheet.id, body.figures);
  const figures = before === null ? null : await figuresIn(ports, sheet, before.period);
  return before === null || figures === null ? null : { figures, corrects: body.corrects, ...regenerated(body, before, figures) };
};

const correctionDraft = async (ports: DraftPorts, { id }: Sheet, number: number): Promise<Written | null> => {
  const wrong = await ports.store.bulletin(id, number);
  return wrong === null ? null : { figures: wrong.figures, text: correctionText(wrong, today(ports)), corrects: number, toCheck: [] };
};

/** What was written as the draft keeps it, saved by somebody at this moment; its figures are put first. */
export const bodyOf = async (
  { store, now }: Ports,
  sheet: SheetId,
  { figures, ...rest }: Written,
  { id, name }: Pick<Actor, 'id' | 'name'>,
): Promise<DraftBody> => ({
  ...rest,
  figures: await store.saveFigures(sheet, figures),
  by: { id, name },
  at: new Date(now()).toISOString(),
});

/**
 * Begins a draft of a period's bulletin, or of the correction of an issued one. An open draft takes the figures that its period
 * has by now, and edited text is left as it is.
 */
export const startDraft = async (ports: DraftPorts, id: SheetId, { version, of }: DraftStart, actor: Actor): Promise<DraftOutcome> => {
  const [sheet, { version: current, body: open }] = await Promise.all([ports.store.head(id), ports.store.draft(id)]);
  if (sheet === null) return refused('not_found');
  if (current !== version) return refused('draft_outdated');
  if (open !== null && 'corrects' in of) return refused('draft_open');
  const begin = (): Promise<Written | null> =>
    'corrects' in of ? correctionDraft(ports, sheet, of.corrects) : firstDraft(ports, sheet, of.period);
  const written = await (open === null ? begin() : againDraft(ports, sheet, open));
  if (written === null) return refused('not_found');
  const saved = { sheet: id, version: version + 1, body: await bodyOf(ports, id, written, actor) };
  const { figures } = written;
  return (await ports.store.saveDraft(saved)) === 'saved' ? { ok: true, draft: saved, figures } : refused('draft_outdated');
};

/** Saves what the office has written, if the draft is still as it was read. The figures stay. */
export const saveDraft = async (
  { store, now }: Ports,
  id: SheetId,
  { version, text, toCheck }: DraftEdit,
  { id: by, name }: Actor,
): Promise<DraftOutcome> => {
  const { draft, figures } = await readDraft(store, id);
  if (draft.version !== version || draft.body === null) return refused('draft_outdated');
  const body = { ...draft.body, text, toCheck, by: { id: by, name }, at: new Date(now()).toISOString() };
  const saved = { sheet: id, version: version + 1, body };
  return (await store.saveDraft(saved)) === 'saved' ? { ok: true, draft: saved, figures } : refused('draft_outdated');
};

/** Gives a draft up. */
export const discardDraft = async (store: Store, id: SheetId, version: number): Promise<DraftOutcome> => {
  const { version: current, body } = await store.draft(id);
  if (current !== version || body === null) return refused('draft_outdated');
  const closed = { sheet: id, version: version + 1, body: null };
  return (await store.saveDraft(closed)) === 'saved' ? { ok: true, draft: closed, figures: null } : refused('draft_outdated');
};
