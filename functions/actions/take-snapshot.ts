import { headOf, snapshotOf, type Snapshot, type SnapshotHead } from '../../domain/snapshots.ts';
import type { Actor, Sheet, SheetId } from '../../domain/types.ts';
import type { NewSnapshot } from '../../domain/wire/snapshots.ts';
import type { Clock, Store } from '../ports.ts';
import { eachAtOnce } from './each-at-once.ts';

type Ports = { readonly store: Store; readonly now: Clock };

const AT_ONCE = 8;

/** A snapshot of the sheet as it stands, not saved yet. Its tasks are read from their projects: the index of a sheet's rows may lag. */
export const snapshotNow = async (
  { store, now }: Ports,
  sheet: Sheet,
  what: Pick<SnapshotHead, 'id' | 'name' | 'kind'>,
  { id, name }: Actor,
): Promise<Snapshot> => {
  const [projects, units, reports] = await Promise.all([
    store.projects(sheet.id),
    store.units(),
    store.reports(sheet.id, sheet.reporting.period),
  ]);
  const read = new Map<string, Awaited<ReturnType<Store['project']>>>();
  await eachAtOnce(AT_ONCE, projects, async (project) => void read.set(project.id, await store.project(project.id)));
  const tasks = projects.flatMap((project) => read.get(project.id)?.tasks ?? []);
  const at = new Date(now()).toISOString();
  return snapshotOf({ sheet, projects, units, tasks }, reports, { ...what, by: { id, name }, at });
};

export type SnapshotOutcome =
  | { readonly ok: true; readonly head: SnapshotHead }
  | { readonly ok: false; readonly reason: 'not_found' | 'edit_id_reused' };

/** Takes a snapshot because somebody asks for one. The same request again gets its first answer and changes nothing. */
export const takeSnapshot = async (ports: Ports, id: SheetId, asked: NewSnapshot, actor: Actor): Promise<SnapshotOutcome> => {
  const [sheet, heads] = await Promise.all([ports.store.head(id), ports.store.snapshots(id)]);
  if (sheet === null) return { ok: false, reason: 'not_found' };
  const known = heads.find((head) => head.id === asked.id);
  if (known !== undefined)
    return known.name === asked.name && known.by.id === actor.id ? { ok: true, head: known } : { ok: false, reason: 'edit_id_reused' };
  const snapshot = await snapshotNow(ports, sheet, { ...asked, kind: 'manual' }, actor);
  // The request came twice at once and the other one was first: by now its snapshot is listed.
  if ((await ports.store.saveSnapshot(snapshot)) === 'conflict') return takeSnapshot(ports, id, asked, actor);
  return { ok: true, head: headOf(snapshot) };
};
