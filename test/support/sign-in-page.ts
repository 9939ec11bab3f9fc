/** Signing in as a person does it: in a browser, on the product with its own identity provider. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildPage, PAGE_FOLDER } from '../../local/build.ts';
import { freePort } from '../../local/free-port.ts';
import { ownHandlers } from '../../local/handlers.ts';
import { type RunningProduct, startProduct } from '../../local/product.ts';
import { deployedHandlers, isDeployed } from './deployed.ts';
import { temporaryFolder } from './engine.ts';

/**
 * The product with sign-in, in this process.
 *
 * @param endpoint of an engine that the test reaches as well; null for one of its own
 * @param deployed true where what is deployed is to answer
 */
export const startedWithSignIn = async (
  endpoint: string | null = null,
  deployed = isDeployed,
): Promise<RunningProduct & { readonly data: string }> => {
  buildPage(console.log);
  const data = temporaryFolder();
  // A copy: a test beside this one may build the page anew at any time.
  const page = join(data.path, 'page');
  cpSync(PAGE_FOLDER, page, { recursive: true });
  const settings = { port: await freePort(), data: data.path, endpoint, signIn: true, timeZone: 'Asia/Shanghai' };
  const product = await startProduct(settings, page, deployed ? deployedHandlers : ownHandlers);
  return {
    ...product,
    data: data.path,
    stop: async () => {
      await product.stop();
      data.remove();
    },
  };
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
