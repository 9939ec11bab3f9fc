/** The grid as a person meets it, for browser tests. */
import type { Browser, CDPSession, Locator } from 'playwright-core';
import { newVisit, type Visit } from './visit.ts';

export type GridPage = Visit & {
  readonly cdp: CDPSession;
  readonly cell: (task: string, column: string) => Locator;
  readonly editor: Locator;
  /** Scrolls until the grid has made the cell's row; rows out of sight do not exist. */
  readonly show: (task: string, column: string) => Promise<void>;
  /** Moves the focus to a cell as a click does. */
  readonly focus: (task: string, column: string) => Promise<void>;
  readonly saved: () => Promise<void>;
};

/** Opens the sheet in a page of its own. */
export const openGrid = async (browser: Browser, url: string): Promise<GridPage> => {
  const visit = await newVisit(browser);
  const { context, page } = visit;
  await page.goto(url);
  const cell = (task: string, column: string): Locator =>
    page.locator(`.ag-row[row-id="${task}"] [col-id="${column}"], .ag-spanned-row[row-id="${task}"] [col-id="${column}"]`).first();
  await cell('2024-t01', 'progress').waitFor();
  const show = async (task: string, column: string): Promise<void> => {
    const body = page.locator('.ag-body-viewport, .ag-grid-viewport').first();
    for (let top = 0; !(await cell(task, column).isVisible()); top += 300) {
      const height = await body.evaluate((element, to) => {
        element.scrollTop = to;
        return element.scrollHeight;
      }, top);
      if (top > height) throw new Error(`no row ${task}`);
      await page.waitForTimeout(100);
    }
    await cell(task, column).scrollIntoViewIfNeeded();
  };
  return {
    ...visit,
    cdp: await context.newCDPSession(page),
    cell,
    editor: page.getByTestId('cell-editor'),
    show,
    focus: async (task, column) => {
      await show(task, column);
      await cell(task, column).click();
    },
    saved: async () => {
      await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
    },
  };
};
