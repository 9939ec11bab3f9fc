/** When mails go out as the office sets it, what a member chooses, and a mail's link, in a real browser on the product. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { unsubscribeQuery } from '../../domain/mail/unsubscribe.ts';
import { sealWith } from '../../functions/seal.ts';
import { sealKey } from '../../local/seal-key.ts';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, PHONE, type Viewport, type Visit } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);

/** The office at the mail settings. */
const withSettings = (run: (visit: Visit) => Promise<void>, viewport?: Viewport): Promise<void> =>
  stage.visiting(async (visit) => {
    await visit.page.goto(`${stage.product.url}/?view=settings`);
    await signInAs(visit.page, '督查室');
    await visit.page.getByTestId('save-mailing').waitFor();
    await run(visit);
  }, viewport);

// Nobody is there: what is sent to it goes nowhere.
const DINGTALK = 'http://127.0.0.1:9/robot/send?access_token=abcdef7890';

test('the office sets when mails go out and to whom, sees the next time, and adds a robot whose address is not shown again', () =>
  withSettings(async ({ page }) => {
    const summary = page.getByRole('group', { name: '汇总' }).first();
    await summary.getByLabel('按时发送').check();
    await summary.getByLabel('周期').selectOption({ label: '每周' });
    await summary.getByLabel('发送日').selectOption({ label: '周五' });
    await summary.getByLabel('时间').fill('10:15');
    await summary.getByLabel('分管领导').check();
    expect(await page.getByTestId('next-summary').innerText()).toMatch(/^下一次:\d{4}-\d\d-\d\d 10:15$/u);
    // Only two of the sample units have somebody to report for them.
    expect(await page.getByTestId('ownerless').innerText()).toContain('医保局');
    await page.getByTestId('add-robot').click();
    await page.getByTestId('save-mailing').click();
    await page.getByText('请填写名称,最多 40 字。').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    await page.keyboard.type('督查群');
    await page.getByLabel('渠道').selectOption({ label: '钉钉' });
    await page.getByLabel('Webhook 地址').fill(DINGTALK);
    await page.getByTestId('save-mailing').click();
    await page.locator('.mail-form').getByText('已保存。').waitFor();
    await page.screenshot(picture('mail-settings'));
    await page.reload();
    await page.getByTestId('save-mailing').waitFor();
    expect(await page.getByTestId('next-summary').innerText()).toContain('10:15');
    expect(await page.getByLabel('Webhook 地址').inputValue()).toBe('');
    expect(await page.getByLabel('Webhook 地址').getAttribute('placeholder')).toContain('127.0.0.1:9/…7890');
    expect(await page.content()).not.toContain('abcdef');
  }));

test('what another admin has set meanwhile is shown, and said', () =>
  withSettings(async ({ page, context }) => {
    const other = await context.newPage();
    await other.goto(`${stage.product.url}/?view=settings`);
    await other.getByTestId('sign-in').click();
    await other.getByTestId('save-mailing').waitFor();
    await other.getByRole('group', { name: '提及' }).first().getByLabel('时间').fill('16:45');
    await other.getByTestId('save-mailing').click();
    await other.locator('.mail-form').getByText('已保存。').waitFor();
    await page.getByTestId('save-mailing').click();
    await page.getByText('没有保存:别人刚改过邮件设置').waitFor();
    await expect.poll(() => page.getByRole('group', { name: '提及' }).first().getByLabel('时间').inputValue()).toBe('16:45');
    await page.getByTestId('save-mailing').click();
    await page.locator('.mail-form').getByText('已保存。').waitFor();
  }));

test('letters are sent now: as a test to whoever is here, or to all after a question', () =>
  withSettings(async ({ page }) => {
    await page.getByTestId('try-chase').click();
    await page.getByText('催办:1 封待发送。').waitFor();
    await page.getByTestId('try-mentions').click();
    await page.getByText('提及:没有可发送的内容或收件人。').waitFor();
    await page.getByTestId('send-chase').click();
    await page.getByText('现在把催办发给所有收件人?').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('send-chase').click();
    await page.getByTestId('confirm').click();
    // The two sample editors, and the group's robot.
    await page.getByText('催办:3 封待发送。').waitFor();
    expect(await page.getByTestId('confirm').count()).toBe(0);
  }));

test('a phone has it all without scrolling sideways; all of it is there in English', () =>
  withSettings(async ({ page }) => {
    await page.getByTestId('add-robot').click();
    expect(await fits(page)).toBe(true);
    await page.screenshot(picture('mail-settings-phone'));
    await page.getByTestId('who').click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Working days from the due day').waitFor();
    expect(await page.getByText('To the recipients').count()).toBe(3);
  }, PHONE));

/** 通知设置 of the leader, from the account menu. */
const openNotices = async (page: Page): Promise<Locator> => {
  await page.getByTestId('who').click();
  await page.getByTestId('notices-open').press('Enter');
  return page.getByTestId('notices');
};

test('a member chooses what to hear, by the keyboard', () =>
  stage.visiting(async ({ page }) => {
    await signInAs(page, '分管领导');
    const notices = await openNotices(page);
    await notices.getByLabel('每日一次').focus();
    await page.keyboard.press('ArrowUp');
    await notices.getByText('已保存。').waitFor();
    await page.screenshot(picture('notices'));
    await page.keyboard.press('Escape');
    await notices.waitFor({ state: 'detached' });
    await openNotices(page);
    await expect.poll(() => notices.getByLabel('立即').isChecked()).toBe(true);
  }));

test('a mail’s link shows a button first, and stops one kind', () =>
  stage.visiting(async ({ page }) => {
    const query = unsubscribeQuery('sample-lingdao', 'mentions');
    const seal = await sealWith(() => Promise.resolve(sealKey(stage.product.data))).of(query);
    await page.goto(`${stage.product.url}/api/unsubscribe?${query}&seal=x${seal.slice(1)}`);
    await page.getByText('这个退订链接不正确').waitFor();
    await page.goto(`${stage.product.url}/api/unsubscribe?${query}&seal=${seal}`);
    await page.getByText('不再向 l•••@pinghu.example 发送评论提及的邮件。').waitFor();
    await page.screenshot(picture('unsubscribe'));
    await page.getByRole('button', { name: '确认退订' }).click();
    await page.getByText('已退订').waitFor();
    await page.goto(stage.product.url);
    await signInAs(page, '分管领导');
    const mentions = (await openNotices(page)).locator('fieldset').nth(1);
    await expect.poll(() => mentions.getByLabel('不接收').isChecked()).toBe(true);
  }));
