/** Mail over real sockets: what a relay gets, and what becomes of a message where the relay goes wrong. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Letter, MailEntry, SendOutcome } from '../../../domain/mail/types.ts';
import type { MailFile } from '../../../functions/ports.ts';
import { type Relay, smtpMailer } from '../../../functions/mail/smtp-mailer.ts';
import { reply, startRelay, startScript } from '../../support/relay.ts';
import { MAIL_DAY, sampleLetter, sampleMail } from '../../support/samples-mail.ts';

const FROM = { name: '平湖市督查室', address: 'shishi@pinghu.example' };

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});
const until = <Part extends { readonly stop: () => Promise<void> }>(part: Part): Part => {
  ends.push(part.stop);
  return part;
};

const mailerTo = (port: number, relay: Partial<Relay> = {}, longest = 20_000) => {
  const mailer = smtpMailer({
    relay: { host: '127.0.0.1', port, secure: false, user: '', password: '', ...relay },
    from: FROM,
    now: () => MAIL_DAY,
    atOnce: 2,
    longest,
  });
  ends.push(mailer.close);
  return mailer;
};

type Given = { readonly entry?: MailEntry; readonly letter?: Letter; readonly files?: readonly MailFile[] };

/** One try, and how often it was said before that the text leaves. */
const tried = async (mailer: ReturnType<typeof smtpMailer>, { entry = sampleMail(), letter = sampleLetter(), files = [] }: Given = {}) => {
  let noted = 0;
  const outcome: SendOutcome = await mailer.send(entry, letter, files, () => {
    noted += 1;
    return Promise.resolve();
  });
  return { outcome, noted };
};

describe('what arrives', () => {
  test('is the letter with its headers, in HTML and in plain text, with its file', async () => {
    const relay = until(await startRelay());
    const bytes = new TextEncoder().encode('PK 通报');
    const letter = sampleLetter({ unsubscribe: 'https://shishi.pinghu.example/unsubscribe?of=abc' });
    const { outcome, noted } = await tried(mailerTo(relay.port), {
      letter,
      files: [{ name: '平湖通报第3期.docx', type: 'application/zip', bytes }],
    });
    expect([outcome, noted]).toEqual([{ as: 'accepted', answer: '250 taken as 42' }, 1]);
    const { mail: coming, to } = relay.taken[0] ?? expect.fail('nothing arrived');
    const mail = await coming;
    expect(to).toEqual(['lingdao@pinghu.example']);
    expect(mail).toMatchObject({ subject: letter.subject, messageId: sampleMail().messageId, date: new Date(MAIL_DAY) });
    expect(mail.from?.value).toEqual([FROM]);
    expect([mail.text?.trim(), mail.html]).toEqual([letter.text, letter.html]);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(relay.taken[0]?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(relay.taken[0]?.raw.replaceAll(/\r\n\s/gu, '')).toMatch(
      /List-Unsubscribe: ?<https:\/\/shishi.pinghu.example\/unsubscribe\?of=abc>/u,
    );
    expect(mail.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([['平湖通报第3期.docx', 'PK 通报']]);
  });

  test('of a letter that nobody can stop has no such header, and one without HTML is plain text', async () => {
    const relay = until(await startRelay());
    await tried(mailerTo(relay.port), { letter: sampleLetter({ html: '' }) });
    expect(relay.taken[0]?.raw).not.toMatch(/List-Unsubscribe/u);
    expect(await relay.taken[0]?.mail).toMatchObject({ html: false, text: expect.stringContaining('总体完成率') });
  });

  test('goes over one connection where there are several', async () => {
    const relay = until(await startRelay());
    const mailer = mailerTo(relay.port);
    for (let at = 0; at < 5; at += 1) await tried(mailer);
    expect([relay.taken.length, relay.connections()]).toEqual([5, 1]);
  });
});

describe('text from people', () => {
  test.each([
    ['a line break in a name', { name: '甲\r\nBcc: boss@evil.example' }],
    ['a name that is an address', { name: 'boss@gov.example' }],
    ['a name that closes its quotes', { name: '" <boss@gov.example>, "乙' }],
    ['a name that turns the line', { name: '\u202egro.live@ssob' }],
  ])('%s makes neither a header nor another address', async (_, of) => {
    const relay = until(await startRelay());
    const entry = sampleMail({ recipient: { ...sampleMail().recipient, ...of } });
    expect((await tried(mailerTo(relay.port), { entry })).outcome.as).toBe('accepted');
    const { mail: coming, to } = relay.taken[0] ?? expect.fail('nothing arrived');
    const mail = await coming;
    expect(to).toEqual(['lingdao@pinghu.example']);
    expect(mail.headers.has('bcc')).toBe(false);
    const [addressee, ...others] = Array.isArray(mail.to) ? mail.to.flatMap(({ value }) => value) : (mail.to?.value ?? []);
    expect([addressee?.address, addressee?.name.includes('boss@gov'), others]).toEqual(['lingdao@pinghu.example', false, []]);
  });

  test('a line break in a subject makes no header', async () => {
    const relay = until(await startRelay());
    await tried(mailerTo(relay.port), { letter: sampleLetter({ subject: '汇总\r\nX-Evil: 1\r\n\r\n正文' }) });
    const mail = await relay.taken[0]?.mail;
    expect(mail?.headers.has('x-evil')).toBe(false);
    expect(mail?.subject).toBe('汇总 X-Evil: 1 正文');
  });

  test.each(['a@x.cn\r\nRCPT TO:<b@x.cn>', 'a@x.cn,b@x.cn', '甲 <a@x.cn>', 'a@x.cn>', '@x.cn', 'nobody', ''])(
    'an address %j is refused before anybody is asked',
    async (address) => {
      const relay = until(await startRelay());
      const { outcome, noted } = await tried(mailerTo(relay.port), {
        entry: sampleMail({ recipient: { ...sampleMail().recipient, address } }),
      });
      expect([outcome, noted, relay.connections()]).toEqual([{ as: 'refused', answer: 'EADDRESS', isFinal: true }, 0, 0]);
    },
  );
});

describe('the text leaves', () => {
  test('only once it is noted: not a byte of it is there while it is being noted', async () => {
    let arrived = '';
    const relay = until(
      await startScript({
        greeting: '220 ready',
        onText: (socket, text) => {
          arrived = text;
          if (text.endsWith('\r\n.\r\n')) socket.write('250 taken\r\n');
        },
      }),
    );
    const mailer = mailerTo(relay.port);
    const seen: string[] = [];
    const outcome = await mailer.send(sampleMail(), sampleLetter(), [], async () => {
      // As long as it may take the socket to carry what was written to it.
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
      seen.push(arrived);
    });
    expect([outcome.as, seen]).toEqual(['accepted', ['']]);
    expect(arrived).toContain('Message-ID');
  });

  test('not at all where it cannot be noted, and whoever sends hears why', async () => {
    const relay = until(await startRelay());
    const mailer = mailerTo(relay.port);
    await expect(mailer.send(sampleMail(), sampleLetter(), [], () => Promise.reject(new RangeError('taken over')))).rejects.toThrow(
      'taken over',
    );
    expect((await tried(mailer)).outcome.as).toBe('accepted');
    expect(relay.taken).toHaveLength(1);
  });
});

describe('a relay', () => {
  test('that breaks off half-way through the text leaves it unknown; nothing is sent a second time', async () => {
    let connections = 0;
    const relay = until(
      await startScript({
        greeting: '220 ready',
        onText: (socket) => {
          connections += 1;
          socket.destroy();
        },
      }),
    );
    const { outcome, noted } = await tried(mailerTo(relay.port));
    expect([outcome.as, noted, connections]).toEqual(['unknown', 1, 1]);
  });

  test('that says nothing about the text leaves it unknown', async () => {
    const relay = until(await startScript({ greeting: '220 ready', onText: () => undefined }));
    expect((await tried(mailerTo(relay.port, {}, 3000))).outcome).toEqual({ as: 'unknown', answer: expect.stringMatching(/^E/u) });
  });

  test.each([
    [false, { RET: 'HDRS' }, { NOTIFY: 'FAILURE,DELAY', ORCPT: 'rfc822;lingdao@pinghu.example' }],
    [true, false, false],
  ])(
    'is asked to tell of what comes back, by the address and without the text, where it knows how (hidden: %s)',
    async (hideDSN, all, one) => {
      const asked: unknown[] = [];
      const relay = until(
        await startRelay({
          hideDSN,
          onRcptTo: ({ args }, { envelope: { mailFrom } }, done) => (asked.push(mailFrom === false ? null : mailFrom.args, args), done()),
        }),
      );
      expect((await tried(mailerTo(relay.port))).outcome.as).toBe('accepted');
      expect(asked).toEqual([all, one]);
    },
  );

  test('that never greets, or is not there, took nothing', async () => {
    const silent = until(await startScript({ greeting: '', onText: () => undefined }));
    expect((await tried(mailerTo(silent.port, {}, 500))).outcome).toEqual({ as: 'unreachable', answer: 'EABORT' });
    const gone = await startRelay();
    await gone.stop();
    const { outcome, noted } = await tried(mailerTo(gone.port));
    expect([outcome, noted]).toEqual([{ as: 'unreachable', answer: 'ECONNREFUSED' }, 0]);
  });

  test.each([
    // It ends the connection with that.
    [421, '4.3.2 shutting down', { as: 'unreachable' }],
    [451, '4.7.1 try again later', { as: 'refused', isFinal: false }],
    [550, '5.1.1 no such user', { as: 'refused', isFinal: true }],
  ])('that says %i to the recipient did not take the message; the next recipient gets theirs', async (code, text, came) => {
    const relay = until(
      await startRelay({ onRcptTo: ({ address }, _, done) => done(address.startsWith('lingdao') ? reply(code, text) : null) }),
    );
    const mailer = mailerTo(relay.port);
    const { outcome, noted } = await tried(mailer);
    expect([outcome, noted]).toEqual([{ ...came, answer: `${code} ${text}` }, 0]);
    const other = sampleMail({ recipient: { ...sampleMail().recipient, address: 'fulingdao@pinghu.example' } });
    expect((await tried(mailer, { entry: other })).outcome.as).toBe('accepted');
  });

  test.each([
    [552, 'mailbox full', true],
    [451, 'try again', false],
  ])('that says %i to the text did not take it', async (code, text, isFinal) => {
    const relay = until(await startRelay({ onData: (stream, _, done) => void stream.resume().on('end', () => done(reply(code, text))) }));
    const { outcome, noted } = await tried(mailerTo(relay.port));
    expect([outcome, noted]).toEqual([{ as: 'refused', answer: `${code} ${text}`, isFinal }, 1]);
  });

  test('that does not know the account took nothing, and the password is in no answer', async () => {
    const relay = until(
      await startRelay({
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: ({ password }, _, done) => done(reply(535, `5.7.8 wrong: ${password ?? ''}`)),
      }),
    );
    const { outcome, noted } = await tried(mailerTo(relay.port, { user: 'shishi', password: 'hunter2-secret' }));
    expect([outcome, noted]).toEqual([{ as: 'unreachable', answer: 'EAUTH 535 5.7.8 wrong: …' }, 0]);
  });

  test('elsewhere that offers no TLS, or a certificate that nobody vouches for, gets neither account nor text', async () => {
    const heard: string[] = [];
    const open = until(await startRelay({ authOptional: true, onMailFrom: ({ address }, _, done) => (heard.push(address), done()) }));
    // Not one of the names of this computer, and yet it leads here.
    const plain = await tried(mailerTo(open.port, { host: '0.0.0.0', user: 'shishi', password: 'secret' }));
    expect(plain).toEqual({ outcome: { as: 'unreachable', answer: expect.stringMatching(/^ETLS/u) }, noted: 0 });
    const selfSigned = until(
      await startRelay({ disabledCommands: [], onMailFrom: ({ address }, _, done) => (heard.push(address), done()) }),
    );
    const unknown = await tried(mailerTo(selfSigned.port, { host: '0.0.0.0' }));
    expect([unknown.outcome.as, unknown.noted, heard]).toEqual(['unreachable', 0, []]);
  });
});
