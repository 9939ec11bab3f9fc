/** 邮件 as the office meets it: what went out, what did not, the letter itself, and sending again. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hear } from '../../domain/mail/feedback.ts';
import { mailIdOf, messageIdOf, newMail } from '../../domain/mail/log.ts';
import type { MailEntry } from '../../domain/mail/types.ts';
import { startedOnEngine } from '../support/local-engine.ts';
import { sampleLetter } from '../support/samples-mail.ts';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, newVisit, PHONE, WIDE } from '../support/visit.ts';

const stage = stageWith(() => startedOnEngine(startedWithSignIn));

/** What a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

const LETTER = sampleLetter({
  html: `<!doctype html><html><head><style>.figure { font-weight: 700 }</style></head><body style="margin: 0; padding: 24px; font: 14px/1.7 sans-serif; color: rgb(27, 39, 51)">
    <h2 style="margin: 0 0 12px; color: rgb(29, 79, 145)">平湖市民生实事 2024年3月进展汇总</h2><p>各位领导:</p>
    <table style="border-collapse: collapse; width: 100%"><tr><td style="padding: 8px 12px; border: 1px solid rgb(223, 228, 234)">全口径完成率</td>
    <td id="figure" class="figure" style="padding: 8px 12px; border: 1px solid rgb(223, 228, 234); color: rgb(30, 127, 79)">28.4%</td></tr></table>
    <p><a href="https://shishi.pinghu.example/">查看</a></p></body></html>`,
});

/** The same with what nobody should ever write. */
const EVIL = sampleLetter({
  ...LETTER,
  html: `${LETTER.html}<script>parent.document.title = '被改了'</script><img src="https://evil.example/seen.png" onerror="parent.document.title = '被改了'">
    <a href="javascript:parent.document.title = '被改了'">点这里</a>`,
});

const NAMES: Readonly<Record<string, string>> = {
  m1: '分管领导',
  m2: '教育局 王敏',
  m3: '卫生健康局',
  m4: '市委办公室督查专员(综合协调与民生实事项目)',
};

const mailTo = (id: string, of: Partial<MailEntry> = {}): MailEntry => ({
  ...newMail(
    {
      sheet: '2024',
      period: '2024-03',
      kind: 'summary',
      occasion: '2024-03-29T09:00',
      recipient: { channel: 'mail', id, name: NAMES[id] ?? id, address: `${id}@pinghu.example` },
    },
    LETTER,
    'pinghu.example',
    Date.parse('2024-03-29T01:00:00.000Z'),
  ),
  ...of,
});

/** Another recipient or occasion gives a message another name. */
const named = (recipient: MailEntry['recipient'], occasion: string): Pick<MailEntry, 'recipient' | 'occasion' | 'messageId'> => ({
  recipient,
  occasion,
  messageId: messageIdOf({ ...mailTo('m1'), recipient, occasion }, 'pinghu.example'),
});

/** In a far future, so that nothing is tried while a test looks at it. */
const LATER = Date.parse('2094-01-01T00:00:00.000Z');
const ENDED = { endedAt: '2024-03-29T01:00:07.000Z', attempts: 1 };
const UNKNOWN = mailTo('m1', { ...ENDED, state: 'unknown', answer: 'ECONNECTION' });
const FAILED = mailTo('m4', {
  ...ENDED,
  kind: 'chase',
  subject: '催办:3项任务待报送',
  state: 'failed',
  answer: '550 5.1.1 <m4@pinghu.example>: Recipient address rejected: User unknown',
});
const WAITING = mailTo('m3', { kind: 'mentions', state: 'waiting', attempts: 2, until: LATER, answer: 'ECONNREFUSED' });

const visitAs = async (account: string, viewport = WIDE) => {
  const visit = await newVisit(stage.browser, viewport);
  await visit.page.goto(stage.product.url);
  await signInAs(visit.page, account);
  await visit.page.getByTestId('sheet-completion').waitFor();
  return visit;
};

const entryOf = (page: Page, mail: MailEntry) => page.locator(`[data-testid="mail"][data-mail="${mailIdOf(mail)}"]`);
const stateOf = (page: Page, mail: MailEntry) => entryOf(page, mail).getByTestId('mail-state').getAttribute('data-state');

test('what is due goes out while the office looks on; what did not arrive says why, and is sent again after a warning', async () => {
  const { page, complaints, context } = await visitAs('督查室');
  await page.getByRole('link', { name: '邮件', exact: true }).click();
  await page.getByText('本期还没有发出邮件').waitFor();
  await page.screenshot(picture('mails-none'));

  const due = mailTo('m2');
  await stage.product.engine.store.planMails(
    [UNKNOWN, FAILED, WAITING, due].map((entry) => ({ entry, letter: entry === FAILED ? EVIL : LETTER })),
  );
  await page.reload();
  stage.product.sendMail();
  await eventually(() => stateOf(page, due)).toBe('sent');
  expect(await entryOf(page, FAILED).innerText()).toContain('对方服务器说收件地址不存在或不收件');
  expect(await entryOf(page, WAITING).innerText()).toContain('连不上发信服务器。2094-01-01');
  expect(await page.getByTestId('mail-state-unknown').innerText()).toBe('? 结果不明 1');

  await page.getByTestId('mail-state-failed').click();
  expect(await page.getByTestId('mail').count()).toBe(1);
  await page.getByTestId('mail-state-failed').click();
  await page.getByTestId('mail-kind').selectOption('mentions');
  expect(await page.getByTestId('mail').evaluateAll((all) => all.map((one) => one.dataset['mail']))).toEqual([mailIdOf(WAITING)]);
  await page.getByTestId('mail-kind').selectOption('');

  await entryOf(page, UNKNOWN).getByRole('link').click();
  const open = page.getByTestId('mail-open');
  await open.getByText('邮件内容交出后连接中断').waitFor();
  await open.getByTestId('resend-open').click();
  const asked = page.getByTestId('resend-mail');
  await asked.getByText('对方可能收到两封同样的邮件').waitFor();
  await page.screenshot(picture('mails-resend'));
  await page.keyboard.press('Escape');
  expect((await stage.product.engine.store.mail(UNKNOWN))?.entry.state).toBe('unknown');
  await open.getByTestId('resend-open').click();
  await asked.getByTestId('resend-now').click();
  await open.getByText('已列入待发送').waitFor();
  await eventually(() => stateOf(page, UNKNOWN)).toBe('sent');
  await open.getByText(/督查室 .* 重新发送/u).waitFor();
  expect((await stage.product.engine.store.mail(UNKNOWN))?.entry).toMatchObject({
    messageId: UNKNOWN.messageId,
    again: [{ by: { name: '督查室' } }],
  });
  await page.goto(stage.product.inbox);
  expect(await page.getByText('m1@pinghu.example').count()).toBe(1);
  expect(complaints).toEqual([]);
  await context.close();
});

test('what came back says why and when, and is sent again; the member whom it does not reach is marked until then', async () => {
  const member = (await stage.product.engine.store.members()).find(({ role }) => role === 'viewer') ?? expect.fail('no viewer');
  const recipient = { channel: 'mail', id: member.id, name: member.name, address: member.email } as const;
  const of = { ...ENDED, state: 'sent', answer: '250 2.0.0 queued as 42' } as const;
  const returned = mailTo('m1', { ...of, ...named(recipient, 'now-back'), kind: 'chase', subject: '催办:1项任务待报送' });
  const late = mailTo('m2', { ...of, ...named(recipient, 'now-late') });
  await stage.product.engine.store.planMails([returned, late].map((entry) => ({ entry, letter: LETTER })));
  const told = (entry: MailEntry, as: 'bounced' | 'delayed', said: string) =>
    hear(entry, { messageId: entry.messageId, recipients: [member.email], as, said }, Date.parse('2024-03-29T01:12:00.000Z')) ??
    expect.fail('not heard');
  await stage.product.engine.store.saveMail(told(returned, 'bounced', `552 5.2.2 <${member.email}>: Mailbox full, please try again later`));
  await stage.product.engine.store.saveMail(told(late, 'delayed', '4.4.1 connection timed out'));

  const { page, complaints, context } = await visitAs('督查室');
  await page.goto(`${stage.product.url}/?view=mails`);
  await entryOf(page, returned).waitFor();
  expect(await entryOf(page, returned).innerText()).toContain('邮件被退回:邮箱已满');
  expect(await entryOf(page, late).innerText()).toMatch(/已发送[^]*仍在重试/u);
  await page.getByTestId('mail-state-bounced').click();
  expect(await page.getByTestId('mail').evaluateAll((all) => all.map((one) => one.dataset['mail']))).toEqual([mailIdOf(returned)]);
  await entryOf(page, returned).getByRole('link').click();
  const open = page.getByTestId('mail-open');
  await open.getByText('Mailbox full, please try again later').waitFor();
  expect(await open.innerText()).toContain('250 2.0.0 queued as 42');
  await page.screenshot(picture('mails-returned'));

  const row = async () => {
    await page.goto(`${stage.product.url}/?view=settings`);
    const own = page.locator(`tr[data-member="${member.email}"]`);
    await own.waitFor();
    await own.scrollIntoViewIfNeeded();
    return own;
  };
  expect(await (await row()).getByTestId('member-returned').innerText()).toMatch(/邮件被退回:邮箱已满 .*2024-03-29/u);
  await page.screenshot(picture('members-returned'));
  await page.setViewportSize(PHONE);
  expect([await fits(page), await (await row()).getByTestId('member-returned').isVisible()]).toEqual([true, true]);
  await page.screenshot(picture('members-returned-phone'));
  await page.goto(`${stage.product.url}/?view=mails&mail=${mailIdOf(returned)}`);
  await open.getByTestId('resend-open').waitFor();
  expect(await fits(page)).toBe(true);
  await page.screenshot(picture('mails-returned-phone'));
  await open.getByTestId('resend-open').click();
  await page.getByTestId('resend-now').click();
  await open.getByText('已列入待发送').waitFor();
  await page.setViewportSize(WIDE);
  expect(await (await row()).getByTestId('member-returned').count()).toBe(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('a letter opens as it looks in a mail; nothing in it runs or is fetched, and its plain text is there too', async () => {
  const { page, complaints, context } = await visitAs('督查室');
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(`${stage.product.url}/?view=mails&mail=${mailIdOf(FAILED)}`);
  const letter = page.frameLocator('[data-testid="letter-frame"]');
  await letter.getByText('28.4%').waitFor();
  const figure = letter.locator('#figure');
  await eventually(() => figure.evaluate((cell) => getComputedStyle(cell).color)).toBe('rgb(30, 127, 79)');
  expect(await figure.evaluate((cell) => getComputedStyle(cell).fontWeight)).toBe('700');
  expect(await letter.locator('script').count()).toBe(0);
  expect(await letter.getByText('点这里').getAttribute('href')).toBeNull();
  expect(await letter.getByText('查看').getAttribute('target')).toBe('_blank');
  await page.screenshot(picture('mails'));
  await page.getByTestId('mail-plain').click();
  expect(await page.getByTestId('letter-text').innerText()).toBe(LETTER.text);
  expect(await page.title()).toBe('实事台账');
  expect(fetched.filter((url) => url.includes('evil.example'))).toEqual([]);
  // The browser says that the page's policy refuses what was to run.
  expect(complaints.filter((one) => !one.startsWith('Executing inline event handler'))).toEqual([]);
  await context.close();
});

test('on a phone the list and the letter take turns; who does not supervise sees neither', async () => {
  const office = await visitAs('督查室', PHONE);
  await office.page.goto(`${stage.product.url}/?view=mails`);
  await entryOf(office.page, FAILED).waitFor();
  expect(await fits(office.page)).toBe(true);
  await office.page.screenshot(picture('mails-phone'));
  await entryOf(office.page, FAILED).getByRole('link').click();
  await office.page.frameLocator('[data-testid="letter-frame"]').getByText('28.4%').waitFor();
  expect([await fits(office.page), await entryOf(office.page, FAILED).isVisible()]).toEqual([true, false]);
  await office.page.screenshot(picture('mails-phone-open'));
  await office.page.goBack();
  await entryOf(office.page, FAILED).waitFor();
  const leader = await visitAs('分管领导');
  expect(await leader.page.getByRole('link', { name: '邮件', exact: true }).count()).toBe(0);
  await leader.page.goto(`${stage.product.url}/?view=mails`);
  await leader.page.getByText('邮件由督查室管理。').waitFor();
  expect(leader.complaints).toEqual([]);
  await Promise.all([office, leader].map(({ context }) => context.close()));
});
