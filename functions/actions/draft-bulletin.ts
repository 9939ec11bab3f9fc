import { correctionText, newText, regenerated } from '../../domain/bulletin/draft.ts';
import { closingBefore, figuresOf } from '../../domain/bulletin/figures.ts';
import type { BulletinFigures, DraftBody } from '../../domain/bulletin/types.ts';
import type { Day } from '../../domain/period.ts';
import type { Actor, Sheet, SheetId } from '../../domain/types.ts';
import type { DraftEdit } from '../../domain/wire/bulletins.ts';
import type { Clock, Store } from '../ports.ts';
import { readDraft, type DraftRead } from './read-bulletins.ts';
import { sheetNow } from './sheet-now.ts';

type Ports = { readonly store: Store; readonly now: Clock };

/** `draft_outdated`: somebody else has saved, issued or given up the draft. `draft_open`: there is one already. */
export type DraftFault = 'not_found' | 'draft_outdated' | 'draft_open';

export type DraftOutcome = ({ readonly ok: true } & DraftRead) | { readonly ok: false; readonly reason: DraftFault };

type Written = Pick<DraftBody, 'text' | 'toCheck' | 'corrects'> & { readonly figures: BulletinFigures };

/** Hours by which the mainland's clocks are ahead of UTC, the whole year. */
const AHEAD = 8;

/** The day that it is on the mainland. */
const dayAt = (ms: number): Day => new Date(ms + AHEAD * 3_600_000).toISOString().slice(0, 10);

const refused = (reason: DraftFault): DraftOutcome => ({ ok: false, reason });

const figuresNow = async ({ store, now }: Ports, sheet: Sheet): Promise<BulletinFigures> => {
  const [{ contents, reports }, heads] = await Promise.all([sheetNow(store, sheet), store.snapshots(sheet.id)]);
  const head = closingBefore(heads, sheet.reporting.period);
  const closing = head === null ? null : await store.snapshot(sheet.id, head.id);
  return figuresOf(contents, reports, closing, new Date(now()).toISOString());
};

/** A first text, with what the office gives by itself as it was in the last bulletin. */
const firstDraft = async (ports: Ports, sheet: Sheet): Promise<Written> => {
  const [figures, heads] = await Promise.all([figuresNow(ports, sheet), ports.store.bulletins(sheet.id)]);
  const last = await ports.store.bulletin(sheet.id, heads.at(-1)?.number ?? 0);
  return { figures, text: newText(figures, last?.text ?? null, dayAt(ports.now())), corrects: null, toCheck: [] };
};

const againDraft = async (ports: Ports, sheet: Sheet, body: DraftBody): Promise<Written | null> => {
  const [before, figures] = await Promise.all([ports.store.figures(sheet.id, body.figures), figuresNow(ports, sheet)]);
  return before === null ? null : { figures, corrects: body.corrects, ...regenerated(body, before, figures) };
};

const correctionDraft = async ({ store, now }: Ports, sheet: SheetId, number: number): Promise<Written | null> => {
  const wrong = await store.bulletin(sheet, number);
  return wrong === null ? null : { figures: wrong.figures, text: correctionText(wrong, dayAt(now())), corrects: number, toCheck: [] };
};

/**
 * Begins a draft of the sheet as it stands, or of the correction of an issued bulletin; on an open draft it takes new figures
 * and leaves edited text as it is.
 */
export const startDraft = async (
  ports: Ports,
  id: SheetId,
  { version, corrects }: { readonly version: number; readonly corrects: number | null },
  { id: by, name }: Actor,
): Promise<DraftOutcome> => {
  const [sheet, draft] = await Promise.all([ports.store.head(id), ports.store.draft(id)]);
  if (sheet === null) return refused('not_found');
  if (draft.version !== version) return refused('draft_outdated');
  if (draft.body !== null && corrects !== null) return refused('draft_open');
  const fresh = corrects === null ? firstDraft(ports, sheet) : correctionDraft(ports, id, corrects);
  const written = await (draft.body === null ? fresh : againDraft(ports, sheet, draft.body));
  if (written === null) return refused('not_found');
  const { figures, ...rest } = written;
  const body = {
    ...rest,
    figures: await ports.store.saveFigures(id, figures),
    by: { id: by, name },
    at: new Date(ports.now()).toISOString(),
  };
  const saved = { sheet: id, version: version + 1, body };
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
