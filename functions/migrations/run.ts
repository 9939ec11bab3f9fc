/**
 * Takes a city's data from the version they are at to the present one: every item goes through all migrations that are due.
 *
 * One runner works at a time, under a lease. Its place in the table is kept after each page, so whoever comes next goes on from
 * there. Each write is on the condition that the item is still as it was read, so neither an edit made meanwhile nor a second runner
 * loses anything, and an item that went through before stays as it is.
 */
import type { Unit } from '../../domain/people/types.ts';
import type { Clock } from '../ports.ts';
import type { Key } from '../store/keys.ts';
import type { Item, Migration } from './migration.ts';

/** Where the city's data stand; `cursor` is the place of a run towards version `to`, null at its start. */
export type Schema = { readonly version: number; readonly to: number; readonly cursor: Key | null };

/** The runner's way to the table. */
export type MigrationTable = {
  /** Version 0 where no migration was ever run. */
  schema(): Promise<Schema>;
  /** Takes the lease until then (milliseconds), if the data are at this version and nobody holds it at `now`. */
  take(holder: string, version: number, now: number, until: number): Promise<boolean>;
  /** Notes the place of the holder's run and renews the lease; false where the lease is another's. */
  keep(holder: string, to: number, cursor: Key, until: number): Promise<boolean>;
  /** The holder's run is through: the data are at this version, and the lease is free. */
  finish(holder: string, version: number): Promise<boolean>;
  /** So many items from there on; `next` is null at the table's end. */
  page(from: Key | null, limit: number): Promise<{ readonly items: readonly Item[]; readonly next: Key | null }>;
  /** Null where it is gone. */
  item(key: Key): Promise<Item | null>;
  /** Writes what differs, if that is still as it was; false where it is not. */
  replace(before: Item, after: Item): Promise<boolean>;
  /** Puts an item, if there is none of its key. */
  add(item: Item): Promise<void>;
  units(): Promise<readonly Unit[]>;
};

export type MigrationPorts = {
  readonly table: MigrationTable;
  readonly migrations: readonly Migration[];
  readonly now: Clock;
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Names this runner. */
  readonly holder: string;
};

export type MigrationOrder = {
  /** False only tells what would change. */
  readonly write: boolean;
  /** Items written in a second, at most. */
  readonly rate: number;
  /** When to leave the rest to the next run, in milliseconds. */
  readonly until: number;
};

/**
 * `current`: there was nothing to do. `unfinished`: the time was over, or nothing was to be written. `busy`: another runner is at
 * it. `newer`: the data were written by a later release, which alone can read them.
 */
export type Migrated = {
  readonly outcome: 'current' | 'done' | 'unfinished' | 'busy' | 'newer';
  readonly from: number;
  readonly to: number;
  /** Items looked at by this run. */
  readonly read: number;
  /** Items that each migration was due on, by what it does. */
  readonly changed: Readonly<Record<string, number>>;
};

/** Without a word for so long, a runner is taken for dead. Milliseconds. */
const LEASE_MS = 30_000;
const PAGE = 100;
const AT_ONCE = 4;
/** Times that an item may be changed by others under the runner's hands. */
const TRIES = 5;

type Run = MigrationPorts & {
  readonly due: readonly Migration[];
  readonly units: readonly Unit[];
  readonly changed: Record<string, number>;
};

const keyOf = ({ project, task }: Item): Key => ({ project, task });

/** The item through all that is due, what that adds, and how many of them concerned it. */
const through = (
  { due, units }: Run,
  item: Item,
): { readonly after: Item; readonly added: readonly Item[]; readonly by: readonly string[] } => {
  let after = item;
  const [added, by]: [Item[], string[]] = [[], []];
  for (const { what, change, adds } of due) {
    const next = change(after, units);
    if (next === after) continue;
    added.push(...(adds?.(after, units) ?? []));
    by.push(what);
    after = next;
  }
  return { after, added, by };
};

const note = ({ changed }: Run, by: readonly string[]): void => {
  for (const what of by) changed[what] = (changed[what] ?? 0) + 1;
};

/** True where the item was written. */
const migrateItem = async (run: Run, item: Item, tries = TRIES): Promise<boolean> => {
  const { after, added, by } = through(run, item);
  if (by.length === 0) return false;
  await Promise.all(added.map((one) => run.table.add(one)));
  if (await run.table.replace(item, after)) {
    note(run, by);
    return true;
  }
  const now = await run.table.item(keyOf(item));
  if (now === null) return false;
  if (tries === 1) throw new Error(`${item.project} ${item.task} is changed all the time; run the migration again`);
  return migrateItem(run, now, tries - 1);
};

/** How many of the page's items were written. */
const migratePage = async (run: Run, items: readonly Item[]): Promise<number> => {
  let written = 0;
  for (let start = 0; start < items.length; start += AT_ONCE) {
    // oxlint-disable-next-line no-await-in-loop -- so many at once and no more
    const done = await Promise.all(items.slice(start, start + AT_ONCE).map((item) => migrateItem(run, item)));
    written += done.filter(Boolean).length;
  }
  return written;
};

type Stop = Extract<Migrated['outcome'], 'unfinished' | 'busy'>;
type Walked = { readonly read: number; readonly stopped: Stop | null };

/** Goes through the table from the cursor on; what is done with a page, and where to stop, is the caller's. */
const walk = async (
  table: MigrationTable,
  from: Key | null,
  work: (items: readonly Item[]) => Promise<unknown>,
  stopAt: (next: Key) => Promise<Stop | null>,
): Promise<Walked> => {
  let [read, cursor] = [0, from];
  for (;;) {
    // oxlint-disable no-await-in-loop -- each page tells where the next one starts
    const { items, next } = await table.page(cursor, PAGE);
    await work(items);
    read += items.length;
    if (next === null) return { read, stopped: null };
    const stopped = await stopAt(next);
    // oxlint-enable no-await-in-loop
    if (stopped !== null) return { read, stopped };
    cursor = next;
  }
};

const plan = async (run: Run): Promise<Walked> => {
  const { read } = await walk(
    run.table,
    null,
    (items) => Promise.resolve(items.forEach((item) => note(run, through(run, item).by))),
    () => Promise.resolve(null),
  );
  return { read, stopped: 'unfinished' };
};

const work = async (run: Run, schema: Schema, to: number, { rate, until }: MigrationOrder): Promise<Walked> => {
  const { table, holder, now, pause } = run;
  if (!(await table.take(holder, schema.version, now(), now() + LEASE_MS))) return { read: 0, stopped: 'busy' };
  // Read under the lease: another runner may have come further since.
  const { to: before, cursor } = await table.schema();
  const walked = await walk(
    table,
    before === to ? cursor : null,
    async (items) => {
      const started = now();
      const written = await migratePage(run, items);
      await pause(Math.max(0, (written / rate) * 1000 - (now() - started)));
    },
    async (next) => {
      const isLate = now() >= until;
      // A run that stops gives the lease back.
      if (!(await table.keep(holder, to, next, isLate ? now() : now() + LEASE_MS))) return 'busy';
      return isLate ? 'unfinished' : null;
    },
  );
  return walked.stopped === null && !(await table.finish(holder, to)) ? { ...walked, stopped: 'busy' } : walked;
};

/** Runs the migrations that are due, or tells what they would change. */
export const migrate = async (ports: MigrationPorts, order: MigrationOrder): Promise<Migrated> => {
  const schema = await ports.table.schema();
  const to = ports.migrations.length;
  const told = { from: schema.version, to, read: 0, changed: {} };
  if (schema.version === to) return { ...told, outcome: 'current' };
  if (schema.version > to) return { ...told, outcome: 'newer' };
  const due = ports.migrations.filter(({ number }) => number > schema.version);
  const run: Run = { ...ports, due, units: await ports.table.units(), changed: {} };
  const { read, stopped } = await (order.write ? work(run, schema, to, order) : plan(run));
  return { ...told, read, changed: run.changed, outcome: stopped ?? 'done' };
};
