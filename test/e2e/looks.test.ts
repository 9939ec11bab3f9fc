/** Screenshots of the real page, kept in test-results/ for somebody to look at, that nothing is cut off, and what waits its turn. */
import { expect, test } from 'vitest';
import { PAGE_EN } from '../../domain/text/page.en.ts';
import { PAGE_ZH_CN } from '../../domain/text/page.zh-CN.ts';
import { startedProduct } from '../support/product.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, newVisit, PHONE } from '../support/visit.ts';

const stage = stageWith(startedProduct);
const { withGrid, visiting } = stage;

test('the grid at 1440×900, with a card open and while editing', () =>
  withGrid(async ({ page, cell, focus }) => {
    await page.screenshot(picture('grid'));
    await cell('2024-t08', 'completion').hover();
    await page.getByTestId('completion-card').waitFor();
    await page.screenshot(picture('card'));
    await focus('2024-t06', 'progress');
    await page.keyboard.type('已为21名儿童提供康复救助');
    await page.screenshot(picture('editing'));
    expect(await fits(page)).toBe(true);
  }));

test('the phone at 390 wide', () =>
  visiting(async ({ page }) => {
    await page.getByText('1.完成10处以上城市退红线区域的移交和改造').waitFor();
    await page.screenshot(picture('phone'));
    expect(await fits(page)).toBe(true);
  }, PHONE));

test('the chips of the classes count the published table and leave its rows', () =>
  withGrid(async ({ page }) => {
    const chip = (name: string) => page.getByTestId(`class-${name}`);
    for (const [name, words] of Object.entries({ ahead: '超序时 6', on_pace: '按序时 3', behind: '慢序时 0', far_behind: '严重滞后 2' }))
      expect(await chip(name).innerText()).toBe(words);
    await chip('far_behind').click();
    await page.getByText('找到 2 项').waitFor();
    await expect.poll(() => page.locator('.ag-row [col-id="number"]').allInnerTexts()).toEqual(['9', '12']);
    await chip('behind').click();
    await chip('far_behind').click();
    await page.getByRole('button', { name: '显示全部' }).click();
    await page.getByText('找到').waitFor({ state: 'detached' });
  }));

test('what stands beside the rows is asked for once they are drawn', async () => {
  const { page, context, complaints } = await newVisit(stage.browser);
  const rowsBefore = new Map<string, number>();
  for (const what of ['marks', 'reports', 'snapshots'])
    await page.route(new RegExp(`/api/sheets/2024/${what}`, 'u'), async (route) => {
      if (!rowsBefore.has(what)) rowsBefore.set(what, await page.locator('.ag-row').count());
      await route.continue();
    });
  await page.goto(stage.product.url);
  await expect.poll(() => [...rowsBefore.keys()].toSorted()).toEqual(['marks', 'reports', 'snapshots']);
  expect(Math.min(...rowsBefore.values())).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await context.close();
});

test('English comes when it is wanted, and is remembered', () =>
  withGrid(async ({ page }) => {
    const hasEnglish = () => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/page.en-')));
    const title = () => page.title();
    expect([await title(), await hasEnglish()]).toEqual([PAGE_ZH_CN.product, false]);
    await page.getByTestId('language').click();
    await expect.poll(title).toBe(PAGE_EN.product);
    expect(await hasEnglish()).toBe(true);
    await page.reload();
    await page.getByRole('grid', { name: PAGE_EN.grid }).waitFor();
    await page.screenshot(picture('english'));
    await page.getByTestId('language').click();
    await expect.poll(title).toBe(PAGE_ZH_CN.product);
  }));
