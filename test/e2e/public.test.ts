/** 公示 as anybody meets it: without an account, without a script. */
import { expect, test } from 'vitest';
import { faint } from '../support/contrast.ts';
import { startedProduct } from '../support/product.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, PHONE } from '../support/visit.ts';

const stage = stageWith(startedProduct);

const address = (path: string): string => `${stage.product.url}${path}`;

test('nothing is there before a period is closed; then the table is, and is narrowed by keyboard alone', () =>
  stage.visiting(async ({ page }) => {
    await page.goto(address('/public'));
    await page.getByText('还没有公布的进展').waitFor();
    const closed = await page.request.post(address('/api/sheets/2024/reporting'), {
      data: { version: 1, change: { kind: 'close', period: '2024-03' } },
    });
    expect(closed.status()).toBe(200);
    await page.goto(address('/public'));
    await page.getByRole('heading', { name: '平湖市2024年民生实事进展公示' }).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(23);
    await page.screenshot(picture('public'));
    await page.getByLabel('查找').focus();
    await page.keyboard.type('AED');
    await page.keyboard.press('Enter');
    await page.getByText('共 1 项任务').waitFor();
    expect(await page.locator('tbody th').innerText()).toContain('AED');
    await page.getByRole('link', { name: '清除条件' }).click();
    await page.getByRole('link', { name: '严重滞后 2' }).click();
    await page.getByText('共 2 项任务').waitFor();
    expect(await page.getByRole('combobox', { name: '进度分类' }).inputValue()).toBe('far_behind');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('Tasks: 2').waitFor();
    await page.getByLabel('Lead unit').selectOption({ label: '退役军人事务局' });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('Tasks: 1').waitFor();
  }));

test.each(['light', 'dark'] as const)('in %s colours all that it says stands out from its ground', (colorScheme) =>
  stage.visiting(async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(address('/public?find=AED'));
    await page.getByRole('link', { name: '清除条件' }).waitFor();
    expect(await faint(page)).toEqual([]);
    await page.screenshot(picture(`public-${colorScheme}`));
  }),
);

test('on a phone each task is a card with the names of its parts, and nothing is cut off', () =>
  stage.visiting(async ({ page }) => {
    await page.goto(address('/public?find=AED'));
    await page.getByText('共 1 项任务').waitFor();
    expect(await fits(page)).toBe(true);
    const cell = page.locator('tbody td[data-label="进展情况"]');
    expect(await cell.evaluate((element) => getComputedStyle(element, '::before').content)).toBe('"进展情况"');
    await page.screenshot({ ...picture('public-phone'), fullPage: true });
  }, PHONE));
