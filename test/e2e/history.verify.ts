/** 修改记录 and conflicts as two people meet them: in two real browsers, on the product as `npm start` runs it. */
import { describe, expect, test } from 'vitest';
import type { GridPage } from '../support/grid-page.ts';
import { startedProduct } from '../support/product.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, PHONE } from '../support/visit.ts';

const stage = stageWith(startedProduct);
const { withGrid, visiting } = stage;

const type = async ({ page, focus, saved }: GridPage, task: string, text: string): Promise<void> => {
  await focus(task, 'progress');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await saved();
};

/** What a page shows of a task's progress. */
const shown = ({ cell }: GridPage, task: string): Promise<string | null> => cell(task, 'progress').locator('.progress-text').textContent();

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
        await page.screenshot(picture('conflict'));
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
        await page.screenshot(picture('conflict-overlap'));
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
      await page.screenshot(picture('timeline'));
      await entries.last().getByTestId('restore').click();
      await page.getByTestId('restore-dialogue').waitFor();
      await page.screenshot(picture('restore'));
      await page.getByTestId('restore-confirm').click();
      await expect.poll(() => shown(grid, '2024-t07')).toBe('新建大学生见习基地4个');
      await expect.poll(() => entries.count()).toBe(3);
      await page.getByTestId('history-first').getByTestId('restore').click();
      await page.getByTestId('restore-confirm').click();
      await expect.poll(() => shown(grid, '2024-t07')).toContain('935个');
      await grid.saved();
    }));

  test('grows as others save', () =>
    withGrid((first) =>
      withGrid(async (second) => {
        await type(second, '2024-t08', '新增公益性岗位40个');
        await first.focus('2024-t08', 'progress');
        await first.page.getByTestId('tab-history').click();
        const entries = first.page.getByTestId('timeline').getByTestId('history-entry');
        await expect.poll(() => entries.count()).toBe(1);
        await type(second, '2024-t08', '新增公益性岗位41个');
        await expect.poll(() => entries.count()).toBe(2);
        expect(await entries.first().locator('ins').textContent()).toBe('41');
      }),
    ));
});

describe('the feed of the sheet', () => {
  test('shows what others save without a reload; who has gone further down keeps their place, and is told how much there is', () =>
    withGrid((first) =>
      withGrid(async ({ page }) => {
        for (let n = 1; n <= 7; n += 1) await type(first, '2024-t02', `已完成桥隧普查第${n}批,正在编制方案`);
        await page.goto(`${stage.product.url}/?view=history`);
        const entries = page.getByTestId('history-entry');
        await entries.first().waitFor();
        await type(first, '2024-t01', '已移交退红线区域3处');
        await expect.poll(() => entries.first().getAttribute('data-task')).toBe('2024-t01');
        const last = entries.last();
        await last.scrollIntoViewIfNeeded();
        const place = await last.boundingBox();
        await type(first, '2024-t01', '已移交退红线区域4处');
        const button = page.getByTestId('feed-fresh');
        await expect.poll(() => button.textContent()).toBe('有 1 条新变化');
        expect(await last.boundingBox()).toEqual(place);
        await page.screenshot(picture('feed-fresh'));
        await button.focus();
        await page.keyboard.press('Enter');
        await expect.poll(() => entries.first().locator('ins').textContent()).toBe('4');
        expect(await entries.first().isVisible()).toBe(true);
        expect(await button.count()).toBe(0);
        expect(await page.evaluate(() => document.activeElement?.className)).toBe('feed');
      }),
    ));

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
      await page.screenshot(picture('feed'));
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

  test('fits a phone, and so does a conflict', () =>
    visiting(async ({ page }) => {
      await page.goto(`${stage.product.url}/?view=history`);
      await page.getByTestId('history-entry').first().waitFor();
      await page.screenshot(picture('feed-phone'));
      expect(await fits(page)).toBe(true);
      await page.goto(stage.product.url);
      const card = page.locator('[data-task="2024-t06"]');
      await card.getByRole('button', { name: '修改' }).click();
      await page.getByTestId('card-editor').fill('已为22名儿童提供康复救助');
      await withGrid((second) => type(second, '2024-t06', '已为21名儿童提供康复救助,方案已印发'));
      await card.getByRole('button', { name: '保存' }).click();
      await page.getByTestId('conflict-dialogue').waitFor();
      await page.screenshot(picture('conflict-phone'));
      expect(await fits(page)).toBe(true);
      await page.getByTestId('use-merged').click();
      await page.getByText('已为22名儿童提供康复救助,方案已印发').waitFor();
    }, PHONE));
});
