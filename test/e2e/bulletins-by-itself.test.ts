/** 自动起草 and 自动印发 as people meet them: the office sets it, a period is closed, and what is made of it is on the page and in the mail. */
import { simpleParser, type ParsedMail } from 'mailparser';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { official } from '../../domain/bulletin/words.ts';
import { changeReporting } from '../../functions/actions/change-reporting.ts';
import { type LocalEngine, startLocalEngine } from '../support/local-engine.ts';
import { ADMIN } from '../support/samples.ts';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { unzipped } from '../support/unzip.ts';
import { fits, newVisit, PHONE, WIDE } from '../support/visit.ts';

let engine: LocalEngine;
const stage = stageWith(async () => {
  engine = await startLocalEngine();
  const product = await startedWithSignIn(engine.endpoint);
  return {
    ...product,
    stop: async () => {
      await product.stop();
      await engine.stop();
    },
  };
});

/** What a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** The office at the mail settings. */
const atSettings = async (viewport = WIDE) => {
  const visit = await newVisit(stage.browser, viewport);
  await visit.page.goto(`${stage.product.url}/?view=settings`);
  await signInAs(visit.page, '督查室');
  await visit.page.getByTestId('save-mailing').waitFor();
  return visit;
};

const bulletinFields = (page: Page) => page.getByRole('group', { name: '通报' }).first();

const save = async (page: Page): Promise<void> => {
  await page.getByTestId('save-mailing').click();
  await page.locator('.mail-form').getByText('已保存。').waitFor();
};

const MONTH_MS = 30 * 24 * 60 * 60_000;

/** As if what was just set had been set two months ago, and the period closed one month ago. */
const closedLongAgo = async (period: string): Promise<void> => {
  const { store } = engine;
  const [settings, sheet] = [await store.mailing(), await store.head('2024')];
  if (settings === null || sheet === null) throw new Error('nothing was set');
  const since = new Date(Date.now() - 2 * MONTH_MS).toISOString();
  const bulletin = { ...settings.bulletin, since };
  await store.saveMailing({ ...settings, version: settings.version + 1, bulletin }, { by: ADMIN, at: since });
  const { version } = sheet.reporting;
  const ports = { store, now: () => Date.now() - MONTH_MS };
  expect(await changeReporting(ports, '2024', { version, change: { kind: 'close', period } }, ADMIN)).toMatchObject({ ok: true });
};

/** The mails that the catcher has taken, the latest first, as a mail program reads them. */
const caught = async (): Promise<readonly ParsedMail[]> => {
  const list = await (await fetch(stage.product.inbox)).text();
  const numbers = [...new Set([...list.matchAll(/\/inbox\/(\d+)/gu)].map((match) => match[1]))];
  return Promise.all(numbers.map(async (number) => simpleParser(await (await fetch(`${stage.product.inbox}/${number}/source`)).text())));
};

const toOf = ({ to }: ParsedMail): string =>
  [to ?? []]
    .flat()
    .map(({ text }) => text)
    .join();

test('set to be issued: it stands in the list as 系统’s, and leaders have it in their mail with its Word file', async () => {
  const { page, complaints, context } = await atSettings();
  const fields = bulletinFields(page);
  expect(await fields.getByLabel('方式').inputValue()).toBe('by_hand');
  await fields.getByText('未启用').waitFor();
  await page.getByRole('group', { name: '汇总' }).first().getByLabel('分管领导').check();
  await fields.getByLabel('方式').selectOption({ label: '自动印发' });
  await fields.getByText('印发后不能修改或撤回').waitFor();
  await fields.getByLabel('办理日').selectOption({ label: '关闭后第 2 个工作日' });
  await fields.getByLabel('时间').fill('10:30');
  // Nobody knows when a person will close the period.
  expect(await page.getByTestId('next-bulletin').innerText()).toBe('下一次:本期关闭后');
  await save(page);
  await page.screenshot(picture('bulletin-settings'));
  expect((await engine.store.mailing())?.bulletin).toMatchObject({ how: 'issue', after: 2, time: '10:30' });

  await closedLongAgo('2024-03');
  stage.product.sendMail();
  await eventually(async () => (await caught()).map(toOf)).toEqual([expect.stringContaining('lingdao@pinghu.example')]);
  const [mail] = await caught();
  expect(mail).toMatchObject({ subject: '【2024年民生实事】2024年3月通报(第 1 期)' });
  expect(mail?.text).toContain('view=bulletins&bulletin=1');
  const [file] = mail?.attachments ?? [];
  expect(file?.filename).toBe(`平湖市2024年民生实事项目进展情况通报${official('(第1期)')}.docx`);
  const words = unzipped(file?.content ?? Buffer.alloc(0)).get('word/document.xml') ?? '';
  expect(words).toContain(official('(第1期)'));
  expect(words).toContain('17.5%');

  await page.goto(`${stage.product.url}/?view=bulletins`);
  await page.getByTestId('bulletin-1').getByText('系统签发').click();
  expect(await page.getByTestId('paper').innerText()).toContain('全口径完成率为17.5%');
  await page.screenshot(picture('bulletin-issued-by-itself'));
  await page.goto(`${stage.product.url}/?view=mails`);
  await page.getByTestId('mail-period').selectOption('2024-03');
  await page.getByTestId('mail-kind').selectOption('bulletin');
  await eventually(() => page.getByTestId('mail').count()).toBe(1);
  await page.getByTestId('mail').getByRole('link').click();
  await page
    .getByTestId('mail-open')
    .getByText(/通报.*\.docx/u)
    .first()
    .waitFor();
  await page.screenshot(picture('bulletin-mail'));
  expect(complaints).toEqual([]);
  await context.close();
});

test('set to be drafted: the office is told by mail, and finds the draft where the link leads', async () => {
  const { page, complaints, context } = await atSettings(PHONE);
  const fields = bulletinFields(page);
  await fields.getByLabel('方式').selectOption({ label: '自动起草' });
  await save(page);
  expect(await fits(page)).toBe(true);
  await fields.scrollIntoViewIfNeeded();
  await page.screenshot(picture('bulletin-settings-phone'));
  await closedLongAgo('2024-04');
  stage.product.sendMail();
  await eventually(async () => (await caught()).length).toBe(2);
  const [mail] = await caught();
  expect([mail?.subject, toOf(mail ?? (await simpleParser('')))]).toEqual([
    '【2024年民生实事】2024年4月通报草稿待审阅',
    expect.stringContaining('ducha@pinghu.example'),
  ]);
  await page.goto(/打开草稿: (\S+)/u.exec(mail?.text ?? '')?.[1] ?? 'about:blank');
  await page.getByTestId('bulletin-draft').getByText('草稿 · 2024年4月').waitFor();
  await page.getByText(/系统 .* 保存/u).waitFor();
  expect(await page.getByTestId('part-title').inputValue()).toContain('民生实事项目进展情况通报');
  await page.screenshot(picture('bulletin-drafted-by-itself'));
  expect(complaints).toEqual([]);
  await context.close();
});
