import { describe, expect, test } from 'vitest';
import { claim, expire, handOver, mailIdOf, messageIdOf, MOST_TRIES, sendAgain, settle, TRY_MS } from '../../domain/mail/log.ts';
import { reasonOf, saidIn } from '../../domain/mail/reason.ts';
import type { MailEntry, SendOutcome } from '../../domain/mail/types.ts';
import { MAIL_DAY as NOW, sampleMail } from '../support/samples-mail.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AGAIN: SendOutcome = { as: 'refused', answer: '451 later', isFinal: false };

/** Fails the test where the decision is that nothing is done. */
const done = (entry: MailEntry | null): MailEntry => {
  if (entry === null) throw new Error('nothing was decided');
  return entry;
};
const claimed = (entry = sampleMail(), now = NOW): MailEntry => done(claim(entry, 'run-1', now));

describe('a claim', () => {
  test('takes what is due, counts a try and is one version on', () => {
    expect(claimed()).toEqual({ ...sampleMail(), state: 'claimed', holder: 'run-1', attempts: 1, until: NOW + 2 * TRY_MS, version: 2 });
    expect(claim(sampleMail({ until: NOW + 1 }), 'run-1', NOW)).toBeNull();
  });

  test('of somebody who is gone is taken over once its time is up, and not before', () => {
    const held = claimed();
    expect(claim(held, 'run-2', held.until - 1)).toBeNull();
    expect(claim(held, 'run-2', held.until)).toMatchObject({ holder: 'run-2', attempts: 2, version: 3 });
  });

  test.each(['handed_over', 'sent', 'failed', 'unknown'] as const)('is never made of a message that is %s', (state) => {
    expect(claim(sampleMail({ state, until: 0 }), 'run-2', NOW + 99 * HOUR)).toBeNull();
  });
});

describe('a try', () => {
  test('that was accepted ends it; one whose end nobody knows waits for a person', () => {
    const handed = handOver(claimed(), NOW);
    expect(settle(handed, { as: 'accepted', answer: '250 OK' }, NOW)).toMatchObject({
      state: 'sent',
      answer: '250 OK',
      holder: '',
      version: 4,
    });
    expect(settle(handed, { as: 'unknown', answer: 'ECONNECTION' }, NOW)).toMatchObject({
      state: 'unknown',
      endedAt: new Date(NOW).toISOString(),
    });
  });

  test('that was refused for good ends it at once', () => {
    expect(settle(claimed(), { as: 'refused', answer: '550 no such user', isFinal: true }, NOW)).toMatchObject({
      state: 'failed',
      attempts: 1,
    });
  });

  test('that may go through later is made again after 1, 5, 15 and 60 minutes, and every hour, until it is given up', () => {
    const pauses: number[] = [];
    let [entry, now] = [sampleMail(), NOW];
    for (let tries = 0; tries < 50 && entry.state !== 'failed'; tries += 1) {
      entry = settle(claimed(entry, now), tries % 2 === 0 ? AGAIN : { as: 'unreachable', answer: 'ECONNREFUSED' }, now);
      if (entry.state === 'waiting') pauses.push((entry.until - now) / MINUTE);
      now = entry.until;
    }
    expect(pauses).toEqual([1, 5, 15, 60, 60, 60, 60, 60, 60]);
    expect(entry).toMatchObject({ state: 'failed', attempts: MOST_TRIES, answer: 'ECONNREFUSED' });
  });

  test('keeps what was answered in one line without control characters, and not more than 300 characters of it', () => {
    const answered = (answer: string) => settle(claimed(), { ...AGAIN, answer }, NOW).answer;
    expect(answered('451-try\r\n451 later\u001b[31m\u202e\u0000')).toBe('451-try 451 later [31m');
    expect(answered('𠮷'.repeat(400))).toBe('𠮷'.repeat(300));
  });
});

describe('what is left behind', () => {
  test('after the text was handed over is unknown once the hand-over is over, and is never tried again by itself', () => {
    const handed = handOver(claimed(), NOW);
    expect(expire(handed, handed.until - 1)).toBeNull();
    const unknown = done(expire(handed, handed.until));
    expect(unknown).toMatchObject({ state: 'unknown', holder: '', version: 4 });
    expect([claim(unknown, 'run-2', NOW + 99 * HOUR), expire(unknown, NOW + 99 * HOUR)]).toEqual([null, null]);
  });

  test('at the last try is given up, so that nothing stays claimed for ever', () => {
    const last = claimed(sampleMail({ attempts: MOST_TRIES - 1 }));
    expect(claim(last, 'run-2', last.until)).toBeNull();
    expect(expire(last, last.until)).toMatchObject({ state: 'failed' });
    expect(expire(claimed(), NOW + HOUR)).toBeNull();
  });
});

test('a person has what ended sent again, under the same Message-ID, and is noted; nothing else is', () => {
  const doing = { by: { id: 'm9', name: '督查室' }, at: '2024-03-29T03:00:00.000Z' };
  const unknown = settle(handOver(claimed(), NOW), { as: 'unknown', answer: 'x' }, NOW);
  const again = done(sendAgain(unknown, doing, NOW));
  expect(again).toMatchObject({ state: 'waiting', attempts: 0, messageId: unknown.messageId, again: [doing], endedAt: null, answer: '' });
  const twice = done(sendAgain(settle(claimed(again), { as: 'accepted', answer: '' }, NOW), doing, NOW));
  expect(twice.again).toEqual([doing, doing]);
  expect([sampleMail(), claimed(), handOver(claimed(), NOW)].map((entry) => sendAgain(entry, doing, NOW))).toEqual([null, null, null]);
});

test('a Message-ID is the same for the same message, another for any other, and fit for a header', () => {
  const id = messageIdOf(sampleMail(), 'pinghu.example');
  expect(id).toBe('<2094.2094-03.summary.2094-03-29T09_3a_00.mail.m1@pinghu.example>');
  const odd = (recipient: string) =>
    messageIdOf(sampleMail({ recipient: { channel: 'mail', id: recipient, name: '', address: '' } }), 'x.cn');
  expect(new Set(['a.b', 'a_2e_b', 'a_b', 'a>b\r\n'].map(odd)).size).toBe(4);
  expect(odd('a>b\r\nBcc: 我')).toMatch(/^<[\w.-]+@x\.cn>$/u);
  expect(mailIdOf(sampleMail())).toBe('2094-03~summary~2094-03-29T09:00~mail~m1');
});

test('what the other side said itself is told apart from what is noted where it said nothing', () => {
  expect(['EAUTH 535 5.7.8 no', 'ECONNREFUSED', '550 5.1.1 no', ''].map(saidIn)).toEqual(['535 5.7.8 no', '', '550 5.1.1 no', '']);
});

test.each([
  ['', null],
  ['550 5.1.1 no such user', 'address'],
  ['552 5.2.2 mailbox full', 'full'],
  ['550 5.2.2 over quota', 'full'],
  ['554 5.7.1 spam', 'policy'],
  ['550 5.7.26 unauthenticated', 'policy'],
  ['421 4.3.2 shutting down', 'later'],
  ['530 5.7.0 authentication required', 'account'],
  ['EAUTH 535 5.7.8 no', 'account'],
  ['ETIMEDOUT', 'silent'],
  ['EROBOT 45009 api freq out of limit', 'robot'],
  ['250 OK', 'other'],
])('an answer %j means %s', (answer, reason) => expect(reasonOf(answer)).toBe(reason));
