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

test('with a slash at its end it is the same page, and for a unit that is none it says so and shows all', () =>
  stage.visiting(async ({ page }) => {
    await page.goto(address('/public/2024/?unit=nobody&find=AED'));
    await page.getByText('没有这个牵头单位,已显示全部单位。').waitFor();
    await page.getByText('共 1 项任务 · “AED”').waitFor();
    expect(await page.getByLabel('牵头单位').locator('option').count()).toBeGreaterThan(10);
    await page.getByRole('link', { name: '清除条件' }).click();
    await page.getByText('共 23 项任务').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/public/2024');
    await page.goto(address('/public/'));
    await page.getByText(/^数据截至 2024年3月。本期于 \d{4}-\d{2}-\d{2} 关闭并公布/u).waitFor();
  }));

test('on paper, as narrow as it may be, it stays a table and says what it is narrowed to', () =>
  stage.visiting(async ({ page }) => {
    await page.goto(address('/public?class=far_behind'));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(
      await page
        .locator('tbody tr')
        .first()
        .evaluate((row) => getComputedStyle(row).display),
    ).toBe('table-row');
    expect(await page.locator('form').isVisible()).toBe(false);
    await page.getByText('共 2 项任务 · 严重滞后').waitFor();
    expect(await faint(page)).toEqual([]);
  }, PHONE));

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
