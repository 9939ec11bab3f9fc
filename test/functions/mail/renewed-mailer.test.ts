/** An account that is changed while mail goes out, over a real relay that asks for it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renewedMailer } from '../../../functions/mail/renewed-mailer.ts';
import { smtpMailer } from '../../../functions/mail/smtp-mailer.ts';
import { reply, startRelay, type TestRelay } from '../../support/relay.ts';
import { MAIL_DAY, sampleLetter, sampleMail } from '../../support/samples-mail.ts';

const FROM = { name: '督查室', address: 'shishi@pinghu.example' };

let relay: TestRelay;
/** Passwords that clients signed in with. */
let tried: string[];
let ends: (() => void)[];
beforeEach(async () => {
  [tried, ends] = [[], []];
  relay = await startRelay({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) => {
      tried.push(password ?? '');
      if (password === 'right') done(null, { user: username ?? '' });
      else done(reply(535, '5.7.8 no'));
    },
  });
});
afterEach(async () => {
  for (const end of ends) end();
  await relay.stop();
});

/** A mailer whose secret says one password after the other, and goes on with the last; `null`: it cannot be read. */
const mailerWith = (...passwords: readonly (string | null)[]) => {
  const clock = { now: MAIL_DAY };
  let reads = 0;
  const mailer = renewedMailer({
    account: () => {
      const password = passwords[Math.min(reads, passwords.length - 1)] ?? null;
      reads += 1;
      return password === null ? Promise.reject(new Error('no such secret')) : Promise.resolve({ user: 'shishi', password });
    },
    make: (account) => {
      const made = smtpMailer({
        relay: { host: '127.0.0.1', port: relay.port, secure: false, ...account },
        from: FROM,
        now: () => clock.now,
        atOnce: 3,
      });
      ends.push(made.close);
      return made;
    },
    now: () => clock.now,
  });
  let noted = 0;
  const send = () =>
    mailer.send(sampleMail(), sampleLetter(), [], () => {
      noted += 1;
      return Promise.resolve();
    });
  return { send, clock, reads: () => reads, noted: () => noted };
};

test('a password that was changed is taken up by the very message that the old one was refused for', async () => {
  const { send, reads, noted } = mailerWith('wrong', 'right');
  expect(await send()).toEqual({ as: 'accepted', answer: '250 taken as 42' });
  expect([tried, reads(), noted(), relay.taken.length]).toEqual([['wrong', 'right'], 2, 1, 1]);
  await send();
  expect([tried.length, reads()]).toEqual([2, 2]);
});

test('of several that are refused at once one asks for it, and all go out', async () => {
  const { send, reads } = mailerWith('wrong', 'right');
  const outcomes = await Promise.all(Array.from({ length: 6 }, send));
  expect(outcomes.map(({ as }) => as)).toEqual(Array(6).fill('accepted'));
  expect([reads(), relay.taken.length]).toEqual([2, 6]);
});

test('one that stays wrong is tried once a message', async () => {
  const { send, noted } = mailerWith('wrong');
  for (const times of [1, 2]) {
    expect(await send()).toEqual({ as: 'unreachable', answer: 'EAUTH 535 5.7.8 no' });
    expect(tried).toHaveLength(times);
  }
  expect(noted()).toBe(0);
});

test('it is read again after some minutes, and the connection stays where it is the same', async () => {
  const { send, clock, reads } = mailerWith('right');
  await send();
  clock.now += 4 * 60_000;
  await send();
  expect(reads()).toBe(1);
  clock.now += 60_000;
  await send();
  expect([reads(), relay.taken.length, relay.connections()]).toEqual([2, 3, 1]);
});

test('one that cannot be read is asked for again with the next message', async () => {
  const { send } = mailerWith(null, 'right');
  await expect(send()).rejects.toThrow('no such secret');
  expect((await send()).as).toBe('accepted');
});
