/** Working without a line where people sign in: whose the sheet and the edits on a device are, and what is left when they go. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keptOn, readyForAway } from '../support/kept.ts';
import { startedProduct } from '../support/product.ts';
import { leaveIssuer, signInAs, signOut } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { newVisit, type Visit } from '../support/visit.ts';

const stage = stageWith(() => startedProduct({ SHISHI_SIGN_IN: 'on' }));

/** The machine may be busy. */
const PATIENT = { timeout: 30_000 };

const cell = (page: Page, task: string, column = 'progress') => page.locator(`.ag-row[row-id="${task}"] [col-id="${column}"]`).first();

const saveState = (page: Page, state: string) =>
  page.locator(`[data-testid="save-state"][data-state="${state}"]`).waitFor({ timeout: 45_000 });

const type = async (page: Page, task: string, text: string): Promise<void> => {
  await cell(page, task).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

/** A profile of its own in which this account has signed in, and works without a line from now on. */
const away = async (account: string, task: string, run: (visit: Visit) => Promise<void>): Promise<void> => {
  const visit = await newVisit(stage.browser);
  const { page, context, complaints } = visit;
  try {
    await page.goto(stage.product.url);
    await signInAs(page, account);
    await cell(page, task).waitFor();
    await readyForAway(page);
    await stage.product.halt('SIGKILL');
    await run(visit);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    await stage.product.halt('SIGKILL');
    await stage.product.start();
  }
};

/** What was sent to be saved from now on. */
const editsSent = (page: Page): string[] => {
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'PATCH' && sent.push(request.url()));
  return sent;
};

test('a new tab opens for whoever was here last; once the line is back they sign in again, and what they typed is saved', () =>
  away('教育局', '2024-t05', async ({ page, context }) => {
    await type(page, '2024-t05', '已开设暑托班8所');
    await saveState(page, 'waiting');
    await page.close();
    const tab = await context.newPage();
    await tab.goto(stage.product.url);
    await cell(tab, '2024-t05').waitFor();
    await saveState(tab, 'waiting');
    expect(await tab.getByTestId('who').textContent()).toContain('教育局');
    expect(await cell(tab, '2024-t05').textContent()).toContain('已开设暑托班8所待发送');
    await stage.product.start();
    // The tab has no token of its own.
    await tab.getByTestId('session-over').waitFor({ timeout: 45_000 });
    await tab.getByTestId('sign-in-again').click();
    await saveState(tab, 'saved');
    await expect.poll(async () => (await keptOn(tab)).edits, PATIENT).toEqual([]);
  }));

test('another member on the same browser sees and sends nothing of the first, who finds it again', () =>
  away('教育局', '2024-t15', async ({ page, context }) => {
    await type(page, '2024-t15', '已完成厕所改造7间');
    await saveState(page, 'waiting');
    await page.close();
    await stage.product.start();
    await context.clearCookies();
    const other = await context.newPage();
    const sent = editsSent(other);
    await other.goto(stage.product.url);
    await signInAs(other, '督查室');
    await cell(other, '2024-t01').waitFor();
    await other.getByRole('searchbox').fill('厕所');
    await cell(other, '2024-t15').waitFor();
    expect(await cell(other, '2024-t15').textContent()).not.toContain('7间');
    await saveState(other, 'saved');
    expect(sent).toEqual([]);
    await expect.poll(async () => new Set((await keptOn(other)).sheets.map(({ owner }) => owner)).size, PATIENT).toBe(1);
    await signOut(other);
    await leaveIssuer(other);
    expect((await keptOn(other)).edits.map(({ edit }) => edit.progress)).toEqual(['已完成厕所改造7间']);
    await signInAs(other, '教育局');
    await cell(other, '2024-t15').filter({ hasText: '已完成厕所改造7间' }).waitFor();
    await other.getByTestId('found-unsent').getByText('1 处').waitFor();
    await saveState(other, 'saved');
    expect(sent).toHaveLength(1);
  }));

test('signing out with unsent edits asks first, and then leaves nothing of the member on the device', () =>
  away('教育局', '2024-t16', async ({ page }) => {
    await type(page, '2024-t16', '已提标改造宿舍60间');
    await saveState(page, 'waiting');
    await signOut(page);
    const warning = page.getByTestId('sign-out-warning');
    await warning.getByText('还有 1 处修改没有保存').waitFor();
    expect(await warning.textContent()).toContain('已提标改造宿舍60间');
    await page.screenshot(picture('sign-out-warning'));
    await page.getByTestId('stay').click();
    await warning.waitFor({ state: 'detached' });
    expect(await page.getByTestId('who').evaluate((who) => who === document.activeElement)).toBe(true);
    expect((await keptOn(page)).edits).toHaveLength(1);
    await signOut(page);
    await page.getByTestId('discard-and-leave').click();
    // Without a line the issuer cannot be told, and the page says so.
    await page.getByText('已在本机退出').waitFor();
    expect(await keptOn(page)).toEqual({ edits: [], sheets: [], member: [], drafts: [] });
    await page.reload();
    await page.getByTestId('sign-in').waitFor();
    await stage.product.start();
    await page.getByTestId('sign-in').click();
    // The issuer's own session is still there, but whoever comes next is asked.
    await page.locator('button[name="account"]').first().waitFor();
  }));
