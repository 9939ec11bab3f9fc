/** A crowd edits one sheet of the real product at once, which may be killed meanwhile, and what then has to hold. */
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { wireTo } from '../support/live-page.ts';
import { type Product, startedProduct } from '../support/product.ts';
import { type Client, newClient, readSheet } from './client.ts';
import { randomOf } from './random.ts';
import { ofHistory, ofPage, ofRollUps } from './verdict.ts';

export type SoakSettings = {
  readonly clients: number;
  /** Texts that each of them types. */
  readonly edits: number;
  /** Times that the server is killed with −9 meanwhile, and started again. */
  readonly kills: number;
  readonly seed: number;
};

export type SoakReport = {
  readonly typed: number;
  readonly acknowledged: number;
  readonly conflicts: number;
  readonly retries: number;
  readonly kills: number;
  readonly seconds: number;
  /** Milliseconds of each acknowledged edit's request. */
  readonly times: readonly number[];
  /** What does not hold, as sentences. */
  readonly breaches: readonly string[];
};

/** Beyond this, the crowd is stuck. */
const LONGEST_MS = 8 * 60_000;

/** After the last edit, everything is everywhere by then. */
const SETTLED_MS = 60_000;

/** Waits until it holds; false where it does not in time. */
const until = async (holds: () => boolean | Promise<boolean>, ms: number): Promise<boolean> => {
  for (const end = performance.now() + ms; performance.now() < end; await pause(50)) if (await holds()) return true;
  return false;
};

const sum = (clients: readonly Client[], of: (client: Client) => number): number =>
  clients.reduce((total, client) => total + of(client), 0);

/** The page's own code asks by paths and hears of its line from its window: both lead to this product until the way back is taken. */
const windowAt = (url: string): (() => void) => {
  const { fetch: plain, addEventListener, removeEventListener, dispatchEvent } = globalThis;
  const events = new EventTarget();
  // One listener for each of the crowd.
  setMaxListeners(0, events);
  globalThis.fetch = (input, init) => plain(typeof input === 'string' ? new URL(input, url) : input, init);
  globalThis.addEventListener = events.addEventListener.bind(events);
  globalThis.removeEventListener = events.removeEventListener.bind(events);
  globalThis.dispatchEvent = events.dispatchEvent.bind(events);
  return () => void Object.assign(globalThis, { fetch: plain, addEventListener, removeEventListener, dispatchEvent });
};

/** Kills the server so many times while the crowd works, evenly over its edits; tells of processes that outlive it. */
const killing = async (product: Product, clients: readonly Client[], { edits, kills }: SoakSettings): Promise<readonly string[]> => {
  const breaches: string[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const due = (clients.length * edits * kill) / (kills + 1);
    if (!(await until(() => sum(clients, ({ log }) => log.typed) >= due, LONGEST_MS))) return [...breaches, `kill ${kill} never came`];
    const before = product.engines();
    await product.halt('SIGKILL');
    await product.start();
    const gone = await until(() => product.engines().every((id) => !before.includes(id)), 10_000);
    if (!gone) breaches.push(`processes outlived kill ${kill}: ${product.engines().join(' ')}`);
  }
  return breaches;
};

/** What does not hold once all is settled; read again until all does, or for so long. */
const breachesOf = async (clients: readonly Client[]): Promise<readonly string[]> => {
  let found: readonly string[] = [];
  await until(async () => {
    const sheet = await readSheet();
    found = [
      ...clients.flatMap((client, at) => [...ofPage(`client ${at}`, client, sheet), ...client.unsaved()]),
      ...ofRollUps(sheet),
      ...(await ofHistory(sheet, clients)),
    ];
    return found.length === 0;
  }, SETTLED_MS);
  return found;
};

/** The work of all, or that it did not end. */
const worked = async (clients: readonly Client[], edits: number): Promise<readonly string[]> => {
  const work = Promise.all(clients.map((client) => client.work(edits))).then(() => true);
  const ended = await Promise.race([work, pause(LONGEST_MS, false, { ref: false })]);
  return ended ? [] : ['some are not done after eight minutes'];
};

/** Runs one crowd on a product of its own. */
export const soak = async (settings: SoakSettings): Promise<SoakReport> => {
  const product = await startedProduct();
  const leadBack = windowAt(product.url);
  const { open } = wireTo(product.url);
  const clients: Client[] = [];
  try {
    for (let at = 0; at < settings.clients; at += 1) clients.push(await newClient(randomOf(settings.seed + at), open));
    const started = performance.now();
    const stuck = await Promise.all([worked(clients, settings.edits), killing(product, clients, settings)]);
    const seconds = (performance.now() - started) / 1000;
    const breaches = [...stuck.flat(), ...(await breachesOf(clients))];
    for (const { stop } of clients) stop();
    await product.halt('SIGINT');
    if (product.engines().length > 0) breaches.push(`processes outlived the product: ${product.engines().join(' ')}`);
    return {
      typed: sum(clients, ({ log }) => log.typed),
      acknowledged: sum(clients, ({ log }) => log.acknowledged.length),
      conflicts: sum(clients, ({ log }) => log.conflicts),
      retries: sum(clients, ({ log }) => log.retries),
      kills: settings.kills,
      seconds,
      times: clients.flatMap(({ log }) => log.times),
      breaches,
    };
  } finally {
    for (const { stop } of clients) stop();
    leadBack();
    await product.stop();
  }
};
