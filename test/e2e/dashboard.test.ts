/** 看板: the grid's figures for the meeting room, and the way from each mark to its rows. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startedOnEngine } from '../support/local-engine.ts';
import { startedProduct } from '../support/product.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, PHONE } from '../support/visit.ts';

const stage = stageWith(() => startedOnEngine((endpoint) => startedProduct({ DYNAMODB_ENDPOINT: endpoint })));
const { withGrid, visiting } = stage;

/** What a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

const openDashboard = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: '看板' }).click();
  await page.locator('[data-testid="chart-projects"] svg').waitFor();
};

const texts = (page: Page, ids: readonly string[]) => Promise.all(ids.map((id) => page.getByTestId(id).innerText()));
const rowNumbers = (page: Page): Promise<string[]> => page.locator('.ag-row [col-id="number"]').allInnerTexts();

test('the figures are those of the grid, and move as an edit comes in', () =>
  withGrid(async ({ page, context, focus, saved }) => {
    expect(await page.locator('.project-figure').first().innerText()).toBe('— 未量化 · 0/2');
    const inGrid = await texts(page, ['sheet-completion', 'sheet-completion-all', 'sheet-pace']);
    await openDashboard(page);
    const shown = await texts(page, ['dash-known', 'dash-all', 'dash-pace']);
    expect(shown).toEqual(inGrid);
    expect(shown.map((text) => text.replace(/\s/gu, ''))).toEqual(['36.6%', '17.5%', '25.0%']);
    const counts = await page.locator('.class-legend b').allInnerTexts();
    expect(counts).toEqual(['0', '6', '3', '0', '2', '12']);
    await page.screenshot(picture('dashboard'));
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('[data-testid="chart-projects"] svg').waitFor();
    await page.getByRole('link', { name: '台账' }).click();
    await focus('2024-t06', 'progress');
    await page.keyboard.type('已为21名儿童提供康复救助');
    await page.keyboard.press('Enter');
    await saved();
    const after = await texts(page, ['sheet-completion-all']);
    expect(after).not.toEqual([inGrid[1]]);
    await eventually(() => texts(other, ['dash-all'])).toEqual(after);
    await page.keyboard.press('Control+z');
    await eventually(() => texts(other, ['dash-all'])).toEqual([inGrid[1]]);
  }));

test('each mark opens the rows that it stands for: classes, a bar, a unit, a task', () =>
  withGrid(async ({ page, cell }) => {
    await openDashboard(page);
    await page.getByTestId('share-far_behind').click();
    await eventually(() => rowNumbers(page)).toEqual(['9', '12']);
    await page.goBack();
    await page.locator('[data-testid="chart-classes"] svg').waitFor();
    const bar = await page.getByTestId('chart-classes').boundingBox();
    if (bar === null) throw new Error('no bar');
    // 6, 3 and 2 of 23 come before the last twelve; the tenth and eleventh are far behind.
    await page.mouse.click(bar.x + (bar.width * 10) / 23, bar.y + bar.height / 2);
    await eventually(() => rowNumbers(page)).toEqual(['9', '12']);
    await page.getByRole('link', { name: '台账' }).click();
    await eventually(async () => (await rowNumbers(page)).length > 2).toBe(true);
    await openDashboard(page);
    const unit = page.getByTestId('dash-units').getByRole('row').nth(1);
    const tasks = Number(await unit.getByRole('cell').last().innerText());
    await unit.getByRole('link').click();
    await page.getByText(`找到 ${tasks} 项`).waitFor();
    await page.goBack();
    await page.getByTestId('gap-12').click();
    await cell('2024-t12', 'progress').waitFor();
    expect(new URL(page.url()).searchParams.get('task')).toBe('2024-t12');
  }));

test('behind each chart stands a table with the same figures, by keyboard alone', () =>
  withGrid(async ({ page }) => {
    await openDashboard(page);
    const projects = page.getByTestId('dash-projects');
    expect(await projects.getByRole('figure').getAttribute('aria-label')).toBe('10 个项目的全口径完成率与序时进度 25.0%');
    const drawn = await projects.locator('svg text').allTextContents();
    await projects.getByRole('button', { name: '数据表' }).focus();
    await page.keyboard.press('Enter');
    const rows = projects.locator('tbody tr');
    expect(await rows.count()).toBe(10);
    // None of its tasks has a figure.
    expect(await rows.first().locator('th, td').allInnerTexts()).toEqual(['城市空间开发利用项目', '—', '—', '0/2', '25.0%', '未量化']);
    expect(drawn).toContain('序时 25.0%');
    const figures = await rows.locator('td:nth-child(2)').allInnerTexts();
    expect(figures.filter((figure) => !drawn.some((words) => words.startsWith(`${figure} (`)))).toEqual([]);
    await page.keyboard.press('Tab');
    const name = await rows.first().getByRole('link').innerText();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    await page.keyboard.press('Enter');
    await eventually(() => page.getByLabel('查找').inputValue()).toBe(name);
  }));

test('it fills the screen of the meeting room with larger letters, and prints without what surrounds it', () =>
  withGrid(async ({ page }) => {
    await openDashboard(page);
    const letters = () => page.locator('.dashboard').evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    const before = await letters();
    await page.getByTestId('full-screen').click();
    await page.getByRole('button', { name: '退出全屏' }).waitFor();
    await eventually(letters).toBeGreaterThan(before);
    await page.screenshot(picture('dashboard-full-screen'));
    await page.getByTestId('full-screen').click();
    await page.getByRole('button', { name: '全屏', exact: true }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByTestId('chart-projects').isVisible()).toBe(true);
  }));

test('the phone shows it in one column, and its links leave the cards they stand for', () =>
  visiting(async ({ page }) => {
    await openDashboard(page);
    await page.screenshot({ ...picture('dashboard-phone'), fullPage: true });
    expect(await fits(page)).toBe(true);
    await page.getByTestId('share-far_behind').click();
    await eventually(() => page.locator('.task-card').count()).toBe(2);
    await page.goBack();
    await page.getByTestId('dash-unreported').getByRole('link').first().click();
    await page.getByRole('button', { name: '显示全部' }).click();
    await eventually(() => page.locator('.task-card').count()).toBe(23);
  }, PHONE));

test('over the closed periods it shows the trend; each point, and each row of the table behind it, opens its snapshot', () =>
  stage.visiting(async ({ page }) => {
    await openDashboard(page);
    const trend = page.getByTestId('dash-trend');
    await trend.getByText('关闭一期后,这里显示各期的变化。').waitFor();
    for (const [version, period] of ['2024-03', '2024-04'].entries()) {
      const closed = await page.request.post(`${stage.product.url}/api/sheets/2024/reporting`, {
        data: { version: version + 1, change: { kind: 'close', period } },
      });
      expect(closed.status()).toBe(200);
    }
    await eventually(() => trend.getByRole('figure').getAttribute('aria-label')).toBe(
      '各期全口径完成率:2024年3月 17.52%、2024年4月 17.52%、现在 17.52%',
    );
    await trend.locator('svg').waitFor();
    await page.screenshot({ ...picture('dashboard-trend'), fullPage: true });
    // The first of the three places, at 17.5 of 100 %, in a chart of 18.5 letters.
    const { x, y, width, height, letter } = await trend.locator('svg').evaluate((svg) => {
      const box = svg.getBoundingClientRect();
      return { x: box.x, y: box.y, width: box.width, height: box.height, letter: Number.parseFloat(getComputedStyle(svg).fontSize) };
    });
    expect(height).toBeCloseTo(18.5 * letter, 0);
    await page.mouse.click(x + 3.5 * letter + (width - 6 * letter) / 6, y + letter + 11 * letter * (1 - 0.1752));
    await eventually(() => new URL(page.url()).search).toBe('?view=snapshots&from=2024-03');
    await page.goBack();
    await trend.getByRole('button', { name: '数据表' }).focus();
    await page.keyboard.press('Enter');
    expect(await trend.locator('tbody tr').nth(1).locator('td').allInnerTexts()).toEqual(['17.52%', '36.62%', '33.3%', '0', '4']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually(() => new URL(page.url()).search).toBe('?view=snapshots&from=2024-04');
  }));

test('from day to day it shows what edits made of it; each point, and each row of the table behind it, opens the edits of its day', () =>
  stage.visiting(async ({ page }) => {
    await openDashboard(page);
    const trend = page.getByTestId('dash-trend');
    await trend.getByRole('button', { name: '按日' }).click();
    await trend.getByText('每天零时记一次,明天起这里显示每日的变化。').waitFor();
    const stood = [
      ['2024-03-25', 2, 0.31, 0.1486],
      ['2024-03-26', 5, 0.3366, 0.161],
      ['2024-03-27', 7, 0.3366, 0.161],
      ['2024-03-29', 16, 0.3595, 0.1719],
    ] as const;
    for (const [day, changes, completion, completionOfAll] of stood)
      await stage.product.engine.store.saveDayMark('2024', { day, completion, completionOfAll, changes });
    await page.reload();
    await trend.getByRole('button', { name: '按日' }).focus();
    await page.keyboard.press('Enter');
    const figure = trend.getByRole('figure');
    await eventually(() => figure.getAttribute('aria-label')).toMatch(
      /^全口径完成率从 2024-03-25 的 14\.86% 到现在的 17\.52%,其间修改 \d+ 次;有 1 处多日未记,合为一点$/u,
    );
    expect(await trend.getByRole('button', { name: '按日' }).evaluate((button) => button === document.activeElement)).toBe(true);
    await trend.locator('svg').waitFor();
    await page.screenshot({ ...picture('dashboard-days'), fullPage: true });
    const { x, y, width, letter } = await trend.locator('svg').evaluate((svg) => {
      const box = svg.getBoundingClientRect();
      return { x: box.x, y: box.y, width: box.width, letter: Number.parseFloat(getComputedStyle(svg).fontSize) };
    });
    // The second of five places, at 16.1 of 50 %.
    await page.mouse.click(x + 3.5 * letter + ((width - 6 * letter) * 3) / 10, y + letter + 11 * letter * (1 - 0.161 / 0.5));
    await eventually(() => new URL(page.url()).search).toBe('?view=history&day=2024-03-26');
    await page.goBack();
    await trend.getByRole('button', { name: '按日' }).click();
    await trend.getByRole('button', { name: '数据表' }).click();
    const cells = (row: number) => trend.locator('tbody tr').nth(row).locator('th, td').allInnerTexts();
    await eventually(() => cells(0)).toEqual(['2024-03-25', '14.86%', '31.00%', '—']);
    expect(await cells(3)).toEqual(['2024-03-28 至 2024-03-29', '17.19%', '35.95%', '9']);
    await trend.getByRole('link', { name: '2024-03-27' }).click();
    await eventually(() => new URL(page.url()).search).toBe('?view=history&day=2024-03-27');
  }));

test('on paper its charts are drawn as wide as their places there', () =>
  stage.visiting(async ({ page }) => {
    await openDashboard(page);
    await page.evaluate(() =>
      // Told after the charts, which have listened longer.
      globalThis.addEventListener('beforeprint', () => {
        const boxes = [...document.querySelectorAll('.chart svg')].map((svg) => svg.getAttribute('viewBox') ?? '');
        document.documentElement.dataset['boxes'] = boxes.join();
      }),
    );
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(await page.locator('html').getAttribute('data-boxes')).toMatch(/^0 0 1008 24,.*0 0 480 324$/u);
    expect(paper).toMatch(/\/MediaBox \[0 0 84\d[\d.]* 59\d/u);
  }));
