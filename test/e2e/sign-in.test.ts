/** Signing in, rights in the page, and tokens, on the product with its own identity provider. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { leaveIssuer, signInAs, signOut, startedWithSignIn } from '../support/sign-in-page.ts';
import { stageWith } from '../support/stage.ts';
import { fits, PHONE } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);
const { visiting } = stage;

const cell = (page: Page, task: string, column = 'progress') => page.locator(`.ag-row[row-id="${task}"] [col-id="${column}"]`).first();

const saved = (page: Page) => page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();

const type = async (page: Page, task: string, text: string): Promise<void> => {
  await cell(page, task).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

const shownTasks = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('.ag-row [col-id="progress"]')
    .evaluateAll((cells) => cells.map((one) => one.closest('.ag-row')?.getAttribute('row-id') ?? null));

/** What this page's requests carry. */
const tokensSent = (page: Page): string[] => {
  const tokens: string[] = [];
  page.on('request', (request) => {
    const sent = request.headers()['authorization'];
    if (sent !== undefined) tokens.push(sent);
  });
  return tokens;
};

describe('signing in', () => {
  test('leads to the address that was asked for, and tells who is here', () =>
    visiting(async ({ page }) => {
      await page.goto(`${stage.product.url}/?sheet=2024&task=2024-t13`);
      await signInAs(page, '督查室');
      await cell(page, '2024-t13').waitFor();
      expect(new URL(page.url()).search).toBe('?sheet=2024&task=2024-t13');
      expect(new URL(page.url()).pathname).toBe('/');
      expect(await page.getByTestId('who').textContent()).toContain('督查室');
      await page.reload();
      await cell(page, '2024-t13').waitFor();
    }));

  test('goes nowhere by itself, and says so where the issuer does not answer', () =>
    visiting(async ({ page }) => {
      await page.getByTestId('sign-in').waitFor();
      expect(page.url()).toBe(`${stage.product.url}/`);
      await page.route('**/issuer/.well-known/**', (route) => route.abort());
      await page.getByTestId('sign-in').click();
      await page.getByText('登录服务没有回答').waitFor();
      await page.unroute('**/issuer/.well-known/**');
      await signInAs(page, '分管领导');
      await cell(page, '2024-t01').waitFor();
    }));

  test('a stale answer of the issuer ends on the sign-in page', () =>
    visiting(async ({ page }) => {
      await page.goto(`${stage.product.url}/signed-in?code=old&state=old`);
      await page.getByText('登录没有完成').waitFor();
      expect(page.url()).toBe(`${stage.product.url}/`);
    }));

  test('signing out ends it here and at the issuer', () =>
    visiting(async ({ page }) => {
      await signInAs(page, '督查室');
      await signOut(page);
      await leaveIssuer(page);
      await page.getByTestId('sign-in').click();
      await page.locator('button[name="account"]').first().waitFor();
      expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('oidc.user')))).toEqual([]);
    }));
});

describe('an editor', () => {
  test('begins with their own tasks and edits them', () =>
    visiting(async ({ page }) => {
      await signInAs(page, '教育局');
      await cell(page, '2024-t05').waitFor();
      expect(await shownTasks(page)).toEqual(['2024-t05', '2024-t15', '2024-t16']);
      expect(await cell(page, '2024-t05').getAttribute('class')).toContain('cell-open');
      await type(page, '2024-t16', '已提标改造宿舍60间');
      await expect.poll(() => cell(page, '2024-t16', 'completion').textContent()).toContain('30.00');
      await saved(page);
    }));

  test('cannot edit the tasks of others, and is told whose they are', () =>
    visiting(async ({ page }) => {
      await signInAs(page, '教育局');
      await page.getByTestId('only-mine').click();
      await cell(page, '2024-t03').waitFor();
      expect(await cell(page, '2024-t03').getAttribute('class')).not.toContain('cell-open');
      await cell(page, '2024-t03').click();
      await page.keyboard.press('a');
      expect(await page.getByTestId('read-only-note').textContent()).toBe('只读,由民政局填报');
      await page.keyboard.press('Delete');
      await page.keyboard.press('F2');
      expect(await cell(page, '2024-t03').textContent()).toContain('社区食堂施工推进中');
      await page.keyboard.press('ArrowDown');
      expect(await page.getByTestId('read-only-note').count()).toBe(0);
    }));

  test('finds their own tasks first on a phone', () =>
    visiting(async ({ page }) => {
      await signInAs(page, '卫生健康局');
      await page.locator('.task-card').first().waitFor();
      expect(await page.locator('.task-card').first().getAttribute('data-task')).toBe('2024-t12');
      expect(await page.locator('.task-card[data-task="2024-t01"]').getByRole('button', { name: '修改' }).count()).toBe(0);
      expect(await fits(page)).toBe(true);
    }, PHONE));

  test('has no settings', () =>
    visiting(async ({ page }) => {
      await page.goto(`${stage.product.url}/?view=settings`);
      await signInAs(page, '教育局');
      await page.getByText('成员和单位由督查室管理').waitFor();
      expect(await page.getByRole('link', { name: '设置' }).count()).toBe(0);
    }));
});

test('a viewer reads everything and changes nothing', () =>
  visiting(async ({ page }) => {
    await signInAs(page, '分管领导');
    await cell(page, '2024-t01').waitFor();
    expect(await page.locator('.cell-open').count()).toBe(0);
    await cell(page, '2024-t01').dblclick();
    await page.getByTestId('read-only-note').waitFor();
  }));

describe('tokens', () => {
  test('are renewed before they end, without anybody noticing', () =>
    visiting(async ({ page }) => {
      await page.clock.install();
      await page.goto(stage.product.url);
      await signInAs(page, '教育局');
      await cell(page, '2024-t05').waitFor();
      const renewal = page.waitForResponse((response) => response.url().endsWith('/issuer/token'));
      await page.clock.fastForward(14.5 * 60_000);
      const renewed = await renewal;
      expect(renewed.status()).toBe(200);
      const tokens = tokensSent(page);
      await type(page, '2024-t05', '已开设暑托班16所');
      await saved(page);
      expect(new Set(tokens)).toEqual(new Set([`Bearer ${(await renewed.json()).access_token}`]));
      expect(await page.getByTestId('session-over').count()).toBe(0);
    }));

  test('one that the server refuses is replaced, and the edit is sent again', () =>
    visiting(async ({ page }) => {
      await signInAs(page, '教育局');
      await cell(page, '2024-t15').waitFor();
      let refused = 0;
      await page.route('**/api/projects/**', (route) => {
        refused += 1;
        return refused === 1
          ? route.fulfill({ status: 401, contentType: 'application/json', body: '{"message":"Unauthorized"}' })
          : route.continue();
      });
      await type(page, '2024-t15', '已完成厕所改造7间');
      await expect.poll(() => cell(page, '2024-t15', 'completion').textContent()).toContain('25.00');
      await saved(page);
      expect(refused).toBe(2);
    }));

  test('once nothing renews them, the text stays, and signing in again saves it without leaving the page', () =>
    visiting(async ({ page, context }) => {
      await signInAs(page, '教育局');
      await cell(page, '2024-t15').waitFor();
      await page.route('**/api/**', (route) => route.fulfill({ status: 401, contentType: 'application/json', body: '{}' }));
      await page.route('**/issuer/token', (route) =>
        route.fulfill({ status: 400, contentType: 'application/json', body: '{"error":"invalid_grant"}' }),
      );
      await type(page, '2024-t15', '已完成厕所改造14间');
      await page.getByTestId('session-over').waitFor();
      expect(await cell(page, '2024-t15').textContent()).toContain('已完成厕所改造14间');
      await page.unrouteAll();
      const opened = context.waitForEvent('page');
      await page.getByTestId('sign-in-again').click();
      await opened;
      await page.getByTestId('session-over').waitFor({ state: 'detached' });
      await saved(page);
      await expect.poll(() => cell(page, '2024-t15', 'completion').textContent()).toContain('50.00');
    }));
});
