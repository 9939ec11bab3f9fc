/** A newer page behind one that is open: it is offered, never forced upon somebody who types. */
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPage, PAGE_FOLDER } from '../../local/build.ts';
import { freePort } from '../../local/free-port.ts';
import { type RunningProduct, startProduct } from '../../local/product.ts';
import { temporaryFolder } from '../support/engine.ts';
import { openGrid } from '../support/grid-page.ts';
import { readyForAway } from '../support/kept.ts';
import { openBrowser } from '../support/product.ts';

const PATIENT = { timeout: 45_000 };

const data = temporaryFolder();
let product: RunningProduct;
let browser: Browser;

const change = (file: string, how: (text: string) => string): void => writeFileSync(file, how(readFileSync(file, 'utf8')));

const NEXT_SCRIPT = 'assets/index-next.js';

/** The page as it would be built next: its script has another name, and the service worker says so. */
const nextPage = (folder: string): string => {
  cpSync(PAGE_FOLDER, folder, { recursive: true });
  const script = /assets\/index-[\w-]+\.js/u.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[0] ?? '';
  copyFileSync(join(folder, script), join(folder, NEXT_SCRIPT));
  change(join(folder, 'index.html'), (html) => html.replace(script, NEXT_SCRIPT));
  change(join(folder, 'sw.js'), (code) => code.replace(script, NEXT_SCRIPT).replace(/(url:"index\.html",revision:)"[^"]+"/u, '$1"next"'));
  return folder;
};

/** Breaks the line at the first reading of the next page's script; true once it has. */
const brokenOnce = async (page: Page): Promise<() => boolean> => {
  let broke = false;
  await page.context().route(`**/${NEXT_SCRIPT}`, (route) => {
    if (broke) return route.continue();
    broke = true;
    return route.abort();
  });
  return () => broke;
};

const started = (page: string, port: number): Promise<RunningProduct> =>
  startProduct({ port, data: join(data.path, 'data'), endpoint: null, signIn: false, timeZone: 'Asia/Shanghai' }, page);

beforeAll(async () => {
  buildPage(console.log);
  cpSync(PAGE_FOLDER, join(data.path, 'page'), { recursive: true });
  [product, browser] = await Promise.all([started(join(data.path, 'page'), await freePort()), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  data.remove();
});

test('what is being typed stays, the new page comes when it is asked for, and the text with it', async () => {
  const { page, focus, editor, cell, complaints } = await openGrid(browser, product.url);
  await readyForAway(page);
  await focus('2024-t05', 'progress');
  await page.keyboard.type('已开设暑托班');
  await product.stop();
  // Once the line is back, the page looks for a newer one, and again where a file of it did not come.
  await page.getByTestId('line-banner').getByText('未联网').waitFor(PATIENT);
  const hasBroken = await brokenOnce(page);
  product = await started(nextPage(join(data.path, 'next')), Number(new URL(product.url).port));
  const offer = page.getByTestId('new-version');
  await offer.getByText('有新版本').waitFor(PATIENT);
  expect(hasBroken()).toBe(true);
  expect(await editor.inputValue()).toBe('已开设暑托班');
  expect(await editor.evaluate((field) => field === document.activeElement)).toBe(true);
  await offer.getByRole('button', { name: '刷新' }).click();
  await page.locator(`script[src="/${NEXT_SCRIPT}"]`).waitFor({ state: 'attached', ...PATIENT });
  await cell('2024-t05', 'progress').filter({ hasText: '已开设暑托班' }).waitFor(PATIENT);
  await expect.poll(() => page.locator('[data-testid="save-state"]').getAttribute('data-state'), PATIENT).toBe('saved');
  expect(await offer.textContent()).toBe('');
  expect(complaints).toEqual([]);
});
