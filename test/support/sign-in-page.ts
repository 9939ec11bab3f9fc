/** Signing in as a person does it: in a browser, on the product with its own identity provider. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildPage, PAGE_FOLDER } from '../../local/build.ts';
import { freePort } from '../../local/free-port.ts';
import { type RunningProduct, startProduct } from '../../local/product.ts';
import { temporaryFolder } from './engine.ts';

/** The product with sign-in, in this process. */
export const startedWithSignIn = async (): Promise<RunningProduct> => {
  buildPage(console.log);
  const data = temporaryFolder();
  // A copy: a test beside this one may build the page anew at any time.
  const page = join(data.path, 'page');
  cpSync(PAGE_FOLDER, page, { recursive: true });
  const product = await startProduct({ port: await freePort(), data: data.path, endpoint: null, signIn: true }, page);
  return {
    ...product,
    stop: async () => {
      await product.stop();
      data.remove();
    },
  };
};

const EXPECTED = /Failed to load resource|net::ERR/u;

export type Visit = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page should never say: script errors and breaches of the Content Security Policy. */
  readonly complaints: readonly string[];
};

/** A page with storage of its own, before it is sent anywhere. */
export const newVisit = async (browser: Browser, viewport = { width: 1440, height: 900 }): Promise<Visit> => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
};

/** From the page's own sign-in to the issuer's, and back as this account. */
export const signInAs = async (page: Page, account: string): Promise<void> => {
  await page.getByTestId('sign-in').click();
  await page.locator('button[name="account"]', { hasText: account }).first().click();
};

/** Signs out by the menu; the issuer asks whether its own session is to end as well. */
export const signOut = async (page: Page): Promise<void> => {
  await page.getByTestId('who').click();
  await page.getByTestId('sign-out').click();
};

/** The issuer's question at the end. */
export const leaveIssuer = (page: Page): Promise<void> => page.getByRole('button', { name: '退出', exact: true }).click();
