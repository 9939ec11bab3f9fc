/** What the tests of one browser file stand on: a product, a browser, and pages that have to end without a complaint. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type GridPage, openGrid } from './grid-page.ts';
import { openBrowser } from './product.ts';
import { newVisit, type Viewport, type Visit } from './visit.ts';

type Served = { readonly url: string; readonly stop: () => Promise<void> };

/** Where a screenshot for somebody to look at is kept. */
export const picture = (name: string): { readonly path: string } => ({
  path: join(import.meta.dirname, '..', '..', 'test-results', 'screenshots', `${name}.png`),
});

const standing = <Part>(part: Part | undefined): Part => {
  if (part === undefined) throw new Error('used before the tests of the file have begun');
  return part;
};

/** Starts product and browser before the tests of the file, and ends both after them. */
export const stageWith = <Product extends Served>(start: () => Promise<Product>) => {
  let product: Product | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [product, browser] = await Promise.all([start(), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const played = async <Place extends Visit>(visit: Place, run: (visit: Place) => Promise<void>): Promise<void> => {
    try {
      await run(visit);
      expect(visit.complaints).toEqual([]);
    } finally {
      await visit.context.close();
    }
  };
  return {
    get product(): Product {
      return standing(product);
    },
    get browser(): Browser {
      return standing(browser);
    },
    /** The sheet in a grid of a page of its own. */
    withGrid: async (run: (grid: GridPage) => Promise<void>): Promise<void> =>
      played(await openGrid(standing(browser), standing(product).url), run),
    /** A page of its own at the product's address. */
    visiting: async (run: (visit: Visit) => Promise<void>, viewport?: Viewport): Promise<void> => {
      const visit = await newVisit(standing(browser), viewport);
      await visit.page.goto(standing(product).url);
      await played(visit, run);
    },
  };
};
