/** Sends mail over and over while everything around it fails by chance: the store, the relay, and whoever sends. */
import { isEnded } from '../../domain/mail/log.ts';
import type { MailEntry, SendOutcome } from '../../domain/mail/types.ts';
import { sendMails } from '../../functions/actions/send-mails.ts';
import { type Mailer, type MailStore, StoreUnavailable } from '../../functions/ports.ts';
import type { Random } from '../soak/random.ts';
import { memoryMails } from './memory-mails.ts';
import { MAIL_DAY, sampleLetter, sampleMail } from './samples-mail.ts';

/** A run of the Lambda that is killed answers nothing any more. */
type Run = { readonly killed: Promise<void>; readonly kill: () => Promise<never>; readonly isOver: () => boolean };

const newRun = (): Run => {
  const { promise: killed, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const never = Promise.withResolvers<never>().promise;
  return {
    killed,
    isOver: () => isOver,
    kill: () => {
      isOver = true;
      resolve();
      return never;
    },
  };
};

type World = {
  readonly random: Random;
  /** Chance of each failure at each step; 0 where all goes well. */
  chance: number;
  now: number;
  /** How often the relay took each message, by Message-ID. */
  readonly taken: Map<string, number>;
};

/** Turns of the event loop go by as they like. */
const anyTurns = async ({ random }: World): Promise<void> => {
  for (let turns = random.below(4); turns > 0; turns -= 1) await Promise.resolve();
};

/** A step that may fail before it is done or after it, and in either case may be the last one of its run. */
const step = async <T>(world: World, run: Run, does: () => Promise<T>): Promise<T> => {
  const fails = async (): Promise<void> => {
    if (run.isOver()) await run.kill();
    const drawn = world.random.next();
    if (drawn < world.chance / 2) await run.kill();
    if (drawn < world.chance) throw new StoreUnavailable('by chance');
  };
  await anyTurns(world);
  world.now += world.random.below(50);
  await fails();
  const result = await does();
  await fails();
  return result;
};

/** A relay that may be away, refuse, take the text or not, and break off at any point. */
const brokenMailer = (world: World, run: Run): Mailer => ({
  send: async ({ messageId }, _letter, _files, handingOver): Promise<SendOutcome> => {
    const { random } = world;
    const fails = (): boolean => random.next() < world.chance;
    await step(world, run, () => Promise.resolve());
    if (fails()) return { as: 'unreachable', answer: 'ECONNREFUSED' };
    if (fails()) return { as: 'refused', answer: '451 later', isFinal: false };
    if (fails()) return { as: 'refused', answer: '550 no', isFinal: true };
    await handingOver();
    if (run.isOver()) await run.kill();
    if (fails()) return { as: 'unknown', answer: 'ECONNECTION' }; // half-way through the text: not taken
    if (fails()) return { as: 'refused', answer: '451 not taken', isFinal: false };
    world.taken.set(messageId, (world.taken.get(messageId) ?? 0) + 1);
    if (fails()) return { as: 'unknown', answer: 'ECONNECTION' }; // taken, and the answer was lost
    await step(world, run, () => Promise.resolve());
    return { as: 'accepted', answer: '250 OK' };
  },
});

const brokenStore = (world: World, run: Run, store: MailStore): Pick<MailStore, 'mail' | 'saveMail' | 'unfinishedMails'> => ({
  mail: (place) => step(world, run, () => store.mail(place)),
  saveMail: (entry) => step(world, run, () => store.saveMail(entry)),
  unfinishedMails: () => step(world, run, () => store.unfinishedMails()),
});

/** One run, to its end or to where it is killed. */
const runOnce = async (world: World, store: MailStore, name: string): Promise<void> => {
  const run = newRun();
  const mailer = brokenMailer(world, run);
  const sending = sendMails(
    {
      store: brokenStore(world, run, store),
      mailers: { mail: mailer, wecom: mailer, dingtalk: mailer },
      files: () => Promise.reject(new Error('no files here')),
      now: () => world.now,
      newId: () => name,
      pause: async (ms) => {
        world.now += ms;
        await anyTurns(world);
      },
    },
    { deadline: world.now + 15 * 60_000, perSecond: 50, atOnce: 3 },
  );
  await Promise.race([sending.catch(() => undefined), run.killed]);
};

/** Runs side by side, with pauses between, until everything has come to its end. */
const untilEnded = async (world: World, store: MailStore): Promise<void> => {
  for (let round = 0; (await store.unfinishedMails()).length > 0; round += 1) {
    if (round > 200) throw new Error('something is never finished');
    await Promise.all(Array.from({ length: 1 + world.random.below(3) }, (_, at) => runOnce(world, store, `run-${round}-${at}`)));
    world.now += world.random.pick([1000, 60_000, 300_000, 3_600_000] as const);
  }
};

/** What there was to see once all had ended, and once a person had had what is unknown sent again. */
export type Told = {
  readonly planned: readonly MailEntry[];
  readonly log: readonly MailEntry[];
  /** How often the relay took a message. */
  readonly takenOf: (entry: MailEntry) => number;
};

/** @param count of messages */
export const sentThroughFailures = async (random: Random, count: number, store: MailStore = memoryMails()): Promise<Told> => {
  const world: World = { random, chance: random.next() * 0.2, now: MAIL_DAY, taken: new Map() };
  const planned = Array.from({ length: count }, (_, at) =>
    sampleMail({ recipient: { channel: 'mail', id: `m${at}`, name: '甲', address: `m${at}@pinghu.example` } }),
  ).map((entry) => sampleMail({ ...entry, messageId: `<${entry.recipient.id}@pinghu.example>` }));
  await store.planMails(planned.map((entry) => ({ entry, letter: sampleLetter() })));
  await untilEnded(world, store);
  const log = await store.mailLog('2094', '2094-03');
  if (!log.every(isEnded)) throw new Error('a message is neither finished nor listed as unfinished');
  return { planned, log, takenOf: ({ messageId }) => world.taken.get(messageId) ?? 0 };
};
