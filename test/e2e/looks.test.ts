/** Screenshots of the real page, kept in test-results/ for somebody to look at, and that nothing is cut off. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGrid } from '../support/grid-page.ts';
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

test('the grid at 1440×900, with a card open and while editing', async () => {
  const { page, cell, focus, complaints } = await openGrid(browser, product.url);
  await page.screenshot({ path: join(PICTURES, 'grid.png') });
  await cell('2024-t08', 'completion').hover();
  await page.getByTestId('completion-card').waitFor();
  await page.screenshot({ path: join(PICTURES, 'card.png') });
  await focus('2024-t06', 'progress');
  await page.keyboard.type('已为21名儿童提供康复救助');
  await page.screenshot({ path: join(PICTURES, 'editing.png') });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(complaints).toEqual([]);
});

test('the phone at 390 wide', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(product.url);
  await page.getByText('1.完成10处以上城市退红线区域的移交和改造').waitFor();
  await page.screenshot({ path: join(PICTURES, 'phone.png') });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await context.close();
});

test('the chips of the classes count the published table and leave its rows', async () => {
  const { page, complaints } = await openGrid(browser, product.url);
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
  expect(complaints).toEqual([]);
});
