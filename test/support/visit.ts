/** A page in a browser, with storage of its own and an ear for what it should never say. */
import type { Browser, BrowserContext, Page } from 'playwright-core';

export type Viewport = { readonly width: number; readonly height: number };

export const WIDE: Viewport = { width: 1440, height: 900 };
export const PHONE: Viewport = { width: 390, height: 844 };

export type Visit = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page should never say: script errors and breaches of the Content Security Policy. */
  readonly complaints: readonly string[];
};

/** A server that is away; the last is what Chromium says where it was to fetch the service worker. */
const EXPECTED = /Failed to load resource|net::ERR|An unknown error occurred when fetching the script/u;

/** A page before it is sent anywhere. */
export const newVisit = async (browser: Browser, viewport = WIDE): Promise<Visit> => {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  return { context, page, complaints };
};

/** True where nothing of the page lies beyond its right edge. */
export const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
