/** 修改记录 and conflicts as two people meet them: in two real browsers, on the product as `npm start` runs it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GridPage, openGrid } from '../support/grid-page.ts';
import { openBrowser, type Product, startedProduct } from '../support/product.ts';

const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'screenshots');

let product: Product;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  [product, browser] = await Promise.all([startedProduct(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const withGrid = async (run: (grid: GridPage) => Promise<void>): Promise<void> => {
  const grid = await openGrid(browser, product.url);
  try {
    await run(grid);
    expect(grid.complaints).toEqual([]);
  } finally {
    await grid.page.context().close();
  }
};

const type = async ({ page, focus, saved }: GridPage, task: string, text: string): Promise<void> => {
  await focus(task, 'progress');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await saved();
};

/** What a page shows of a task's progress. */
const shown = ({ cell }: GridPage, task: string): Promise<string | null> => cell(task, 'progress').locator('.progress-text').textContent();

const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** Leads one page into a conflict: the other saves `theirs` while `mine` is being typed. */
const conflict = async (first: GridPage, second: GridPage, task: string, theirs: string, mine: string): Promise<void> => {
  await first.focus(task, 'progress');
  await first.page.keyboard.press('F2');
  await type(second, task, theirs);
  await first.page.keyboard.press('Control+a');
  await first.page.keyboard.type(mine);
  await first.page.keyboard.press('Enter');
  await first.page.getByTestId('conflict-dialogue').waitFor();
};

describe('two people in one cell', () => {
  const base = '完成演练15场,培训队伍5支150人';

  test('see both texts; where the changes do not overlap, the merge is ready and saved as a new edit', () =>
    withGrid((first) =>
      withGrid(async (second) => {
        await type(second, '2024-t11', base);
        await first.page.reload();
        await conflict(first, second, '2024-t11', `${base},基地主体完工`, base.replace('15场', '21场'));
        const { page } = first;
        expect(await page.getByTestId('save-state').textContent()).toContain('有冲突');
        expect(await page.getByTestId('conflict-theirs').locator('ins').textContent()).toBe(',基地主体完工');
        expect(await page.getByTestId('conflict-mine').locator('del').textContent()).toBe('15');
        expect(await page.getByTestId('conflict-merge').getAttribute('data-ready')).toBe('true');
        await page.screenshot({ path: join(PICTURES, 'conflict.png') });
        await page.keyboard.press('Escape');
        await page.getByTestId('conflict-dialogue').waitFor({ state: 'detached' });
        expect(await first.cell('2024-t11', 'progress').textContent()).toContain('有冲突');
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('open-conflict');
        await page.keyboard.press('Enter');
        await page.getByTestId('use-merged').click();
        await first.saved();
        await expect.poll(() => shown(first, '2024-t11')).toBe('完成演练21场,培训队伍5支150人,基地主体完工');
        await second.page.reload();
        await expect.poll(() => shown(second, '2024-t11'), { timeout: 20_000 }).toBe('完成演练21场,培训队伍5支150人,基地主体完工');
      }),
    ));

  test('finish a merge by hand where the changes overlap; it is kept when put off', () =>
    withGrid((first) =>
      withGrid(async (second) => {
        await type(second, '2024-t12', base);
        await first.page.reload();
        await conflict(first, second, '2024-t12', base.replace('15场', '25场'), base.replace('15场', '21场'));
        const { page } = first;
        expect(await page.getByTestId('conflict-merge').textContent()).toContain('对方“25”,我“21”');
        await page.getByTestId('merge-field').fill(base.replace('15场', '26场'));
        await page.screenshot({ path: join(PICTURES, 'conflict-overlap.png') });
        await page.keyboard.press('Escape');
        await first.show('2024-t12', 'progress');
        await page.getByTestId('open-conflict').click();
        expect(await page.getByTestId('merge-field').inputValue()).toContain('26场');
        await page.getByTestId('use-merged').click();
        await first.saved();
        expect(await shown(first, '2024-t12')).toContain('26场');
      }),
    ));

  test('a right withdrawn in mid-edit leaves the text to copy', () =>
    withGrid(async ({ page, focus, cell }) => {
      await page.route('**/tasks/2024-t03', (route) =>
        route.fulfill({
          status: 403,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            status: 403,
            code: 'forbidden',
            messages: { 'zh-CN': '没有保存:您没有这一项的权限。', en: 'Not saved.' },
          }),
        }),
      );
      await focus('2024-t03', 'progress');
      await page.keyboard.type('已建成社区老年食堂2家');
      await page.keyboard.press('Enter');
      await page.getByTestId('copy-text').waitFor();
      expect(await cell('2024-t03', 'progress').textContent()).toContain('已建成社区老年食堂2家');
      await page.getByTestId('discard').click();
      await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
    }));
});

describe('the history of a task', () => {
  test('shows every change with its differences and figures, and puts a version back as a new edit', () =>
    withGrid(async (grid) => {
      const { page, focus } = grid;
      await type(grid, '2024-t07', '新建大学生见习基地4个');
      await type(grid, '2024-t07', '新建大学生见习基地5个');
      await focus('2024-t07', 'progress');
      await page.getByTestId('tab-history').click();
      const entries = page.getByTestId('timeline').getByTestId('history-entry');
      await expect.poll(() => entries.count()).toBe(2);
      expect(await entries.first().locator('ins').textContent()).toBe('5');
      expect(await entries.last().getByTestId('entry-figures').textContent()).toContain('61.75%');
      await page.screenshot({ path: join(PICTURES, 'timeline.png') });
      await entries.last().getByTestId('restore').click();
      await page.getByTestId('restore-dialogue').waitFor();
      await page.screenshot({ path: join(PICTURES, 'restore.png') });
      await page.getByTestId('restore-confirm').click();
      await expect.poll(() => shown(grid, '2024-t07')).toBe('新建大学生见习基地4个');
      await expect.poll(() => entries.count()).toBe(3);
      await page.getByTestId('history-first').getByTestId('restore').click();
      await page.getByTestId('restore-confirm').click();
      await expect.poll(() => shown(grid, '2024-t07')).toContain('935个');
      await grid.saved();
    }));
});

describe('the feed of the sheet', () => {
  test('narrows by unit, person and day, keeps that in the address, and leads to the row', () =>
    withGrid(async (grid) => {
      const { page } = grid;
      await type(grid, '2024-t05', '已开设暑托班8所');
      await type(grid, '2024-t06', '已为21名儿童提供康复救助');
      await page.getByRole('link', { name: '修改记录' }).click();
      expect(page.url()).toContain('view=history');
      const entries = page.getByTestId('history-entry');
      await entries.first().waitFor();
      expect(await entries.first().getAttribute('data-task')).toBe('2024-t06');
      const all = await entries.count();
      await page.screenshot({ path: join(PICTURES, 'feed.png') });
      await page.getByTestId('filter-unit').selectOption({ label: '教育局' });
      await expect.poll(() => entries.count()).toBeLessThan(all);
      await page.getByTestId('filter-person').selectOption({ index: 1 });
      await page.getByRole('button', { name: '今天' }).click();
      await page.reload();
      await expect.poll(() => entries.count()).toBe(1);
      await page.getByRole('button', { name: '昨天' }).click();
      await page.getByText('没有符合条件的修改。').waitFor();
      await page.getByRole('button', { name: '清除筛选' }).click();
      await expect.poll(() => entries.count()).toBe(all);
      await entries.first().getByRole('link').click();
      await grid.cell('2024-t06', 'progress').waitFor();
      await expect.poll(() => grid.editor.inputValue()).toBe('已为21名儿童提供康复救助');
      await page.goBack();
      await entries.first().waitFor();
    }));

  test('fits a phone, and so do a conflict and the history of a task', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${product.url}/?view=history`);
    await page.getByTestId('history-entry').first().waitFor();
    await page.screenshot({ path: join(PICTURES, 'feed-phone.png') });
    expect(await fits(page)).toBe(true);
    await page.goto(product.url);
    const card = page.locator('[data-task="2024-t06"]');
    await card.getByRole('button', { name: '修改' }).click();
    await page.getByTestId('card-editor').fill('已为22名儿童提供康复救助');
    await withGrid((second) => type(second, '2024-t06', '已为21名儿童提供康复救助,方案已印发'));
    await card.getByRole('button', { name: '保存' }).click();
    await page.getByTestId('conflict-dialogue').waitFor();
    await page.screenshot({ path: join(PICTURES, 'conflict-phone.png') });
    expect(await fits(page)).toBe(true);
    await page.getByTestId('use-merged').click();
    await page.getByText('已为22名儿童提供康复救助,方案已印发').waitFor();
    await context.close();
  });
});
