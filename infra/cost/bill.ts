/** What a city uses in a month, and what that costs. */
import { type Price, type PriceName, PRICES } from './prices.ts';
import { total, type Units } from './units.ts';

/** How a city works. */
export type Profile = {
  readonly name: string;
  /** Stacks that are alike. */
  readonly cities: number;
  readonly tasks: number;
  readonly staff: number;
  /** In a month. */
  readonly edits: number;
  readonly mails: number;
};

/** What a stack holds, whatever is done with it. */
export type Held = Readonly<Record<'alarms' | 'dashboards' | 'keys' | 'secrets', number>>;

/** Assumed of every city, and not measured but where it says so. */
export const ASSUMED = {
  days: 22,
  opens: 2,
  hoursOpen: 4,
  /** Share of the staff that has the sheet open when somebody edits. */
  together: 0.25,
  /** Requests when the page is opened. */
  requestsAnOpening: 10,
  /** Messages that a page sends for an edit: a cell opened, and left. Each is told to all who are there. */
  messagesAnEdit: 2,
  /** Of a connection, to stay one. */
  messagesAnHour: 12,
  /** Seconds of a call on one GB. */
  secondsACall: 0.05,
  /** Share of sheets that a browser has already, by its tag. */
  unchanged: 0.5,
  /** A year's history is kept beside the rows. */
  months: 12,
  backups: 365,
  /** Bytes of the lines of a request, in both logs. */
  bytesLogged: 700,
} as const;

const MINUTES = 43_800;
const GB = 1e9;

/** Units of each price that a city uses in a month. */
export const usageOf = (
  { tasks, staff, edits, mails }: Profile,
  held: Held,
  { bytes, writes, reads }: Units,
): Readonly<Record<PriceName, number>> => {
  const opens = staff * ASSUMED.opens * ASSUMED.days;
  const hours = staff * ASSUMED.hoursOpen * ASSUMED.days;
  const sheet = tasks * bytes.task;
  const requests = opens * ASSUMED.requestsAnOpening + edits;
  const sent = edits * ASSUMED.messagesAnEdit + hours * ASSUMED.messagesAnHour;
  const told = edits * (1 + ASSUMED.messagesAnEdit) * staff * ASSUMED.together;
  // The stream calls for each edit and its presence; the digest each minute.
  const calls = requests + sent + 2 * opens + edits * (1 + ASSUMED.messagesAnEdit) + MINUTES;
  const stored = (sheet + edits * ASSUMED.months * bytes.event) / GB;
  return {
    writes: edits * (total(writes) + ASSUMED.messagesAnEdit) + opens * 6 + hours * 2,
    // A sheet is read from its index, which takes half a unit for 4 KB.
    reads: edits * total(reads) + requests * reads.who + opens * (sheet / 8192) + MINUTES * 8,
    // Each row and each event stands in an index too.
    storage: 2 * stored,
    recovery: 2 * stored,
    backups: ASSUMED.backups * stored,
    requests,
    messages: sent + told,
    connected: hours * 60,
    calls,
    // A large sheet takes a second for some five thousand rows.
    computing: calls * ASSUMED.secondsACall + (opens * tasks) / 5000,
    transfer: (opens * (1 - ASSUMED.unchanged) * sheet) / GB,
    alarms: held.alarms,
    // Four figures in working hours, and a few of mails and reports.
    figures: ASSUMED.days * (4 * 8 + 4),
    dashboards: held.dashboards,
    logs: ((requests + sent + MINUTES) * ASSUMED.bytesLogged) / GB,
    keys: held.keys,
    mails,
    secrets: held.secrets,
    members: staff,
    page: opens * 30,
    files: 0.05,
  };
};

/** US dollars; null where the price was not found. */
export const costOf = (name: PriceName, units: number): number | null => {
  const { usd, per }: Price = PRICES[name];
  return usd === null ? null : (units / per) * usd;
};

export const PRICE_NAMES: readonly PriceName[] = Object.keys(PRICES).filter((name): name is PriceName => Object.hasOwn(PRICES, name));

/** What keeping costs grows with all that was ever written; the rest goes by the month. */
const KEEPING: ReadonlySet<PriceName> = new Set(['storage', 'recovery', 'backups']);

/** All that has a price, in US dollars a month; `without` leaves keeping out. */
export const sumOf = (usage: Readonly<Record<PriceName, number>>, keeping: 'with' | 'without' = 'with'): number =>
  PRICE_NAMES.filter((name) => keeping === 'with' || !KEEPING.has(name)).reduce((sum, name) => sum + (costOf(name, usage[name]) ?? 0), 0);

/** What the stack costs though nobody opens the page, in US dollars a month. */
export const standing = (held: Held): number =>
  (['alarms', 'dashboards', 'keys'] as const).reduce((sum, name) => sum + (costOf(name, held[name]) ?? 0), 0);
