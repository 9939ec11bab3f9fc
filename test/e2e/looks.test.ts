/** Screenshots of the real page, kept in test-results/ for somebody to look at, and that nothing is cut off. */
import { expect, test } from 'vitest';
import { startedProduct } from '../support/product.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, PHONE } from '../support/visit.ts';

const { withGrid, visiting } = stageWith(startedProduct);

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
