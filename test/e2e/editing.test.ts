/** Editing as a clerk does it: in a real browser, with a Chinese input method, on the product as `npm start` runs it. */
import { describe, expect, test } from 'vitest';
import { startedProduct } from '../support/product.ts';
import { stageWith } from '../support/stage.ts';

const stage = stageWith(startedProduct);
const { withGrid } = stage;

/** What the table holds, asked past the page. */
const stored = async (project: string, task: string): Promise<{ progress: string; version: number }> => {
  const sheet = await (await fetch(`${stage.product.url}/api/sheets/2024`)).json();
  return sheet.tasks.find((one: { project: string; id: string }) => one.project === project && one.id === task);
};

describe('the sheet', () => {
  test('shows 10 projects and 23 tasks with their figures, unknown as —', () =>
    withGrid(async ({ page, cell }) => {
      expect(await cell('2024-t07', 'completion').textContent()).toContain('61.75');
      expect(await cell('2024-t08', 'completion').textContent()).toContain('63.50');
      expect(await cell('2024-t01', 'completion').textContent()).toContain('—');
      expect(await cell('2024-t01', 'completion').textContent()).toContain('前期');
      expect(await page.locator('body').textContent()).toMatch(/1[0-2]\/23/u);
      expect(await page.locator('body').textContent()).toContain('“一老一小”暖心关爱项目');
    }));

  test('shows the figure of an indicator over its target as it is, and where each figure was read', () =>
    withGrid(async ({ page, cell }) => {
      await cell('2024-t08', 'completion').hover();
      const card = page.getByTestId('completion-card');
      await card.waitFor();
      const text = await card.textContent();
      expect(text).toContain('117.87');
      expect(text).toContain('1768个');
    }));
});

describe('typing into a cell', () => {
  test('saves, recalculates the row, its project and the sheet, and is there after a reload', () =>
    withGrid(async ({ page, cell, focus, saved, editor }) => {
      const sheet = await page.getByTestId('sheet-completion').textContent();
      await focus('2024-t11', 'progress');
      await page.keyboard.type('应急救援户外培训基地建设进度80%;完成应急救护培训演练21场,培训专业应急队伍5支150人');
      await page.keyboard.press('Enter');
      await expect.poll(() => cell('2024-t11', 'completion').textContent()).toContain('42.50');
      await saved();
      await expect.poll(() => page.getByTestId('sheet-completion').textContent()).not.toBe(sheet);
      expect(await editor.evaluate((element) => element === document.activeElement)).toBe(true);
      expect((await stored('2024-p04', '2024-t11')).progress).toContain('21场');
      await page.reload();
      await cell('2024-t11', 'progress').waitFor();
      expect(await cell('2024-t11', 'progress').textContent()).toContain('演练21场');
      expect(await cell('2024-t11', 'completion').textContent()).toContain('42.50');
    }));

  test('is seen by a second page after it reloads', () =>
    withGrid(async (first) => {
      await withGrid(async (second) => {
        await first.focus('2024-t03', 'progress');
        await first.page.keyboard.type('已建成社区老年食堂2家');
        await first.page.keyboard.press('Enter');
        await first.saved();
        await second.page.reload();
        await expect.poll(() => second.cell('2024-t03', 'completion').textContent()).toContain('66.67');
      });
    }));

  test('with an input method keeps the first character, and Enter in a composition commits nothing', () =>
    withGrid(async ({ page, cdp, cell, focus, editor, saved }) => {
      await focus('2024-t16', 'progress');
      const before = await stored('2024-p06', '2024-t16');
      await cdp.send('Input.imeSetComposition', { text: 'y', selectionStart: 1, selectionEnd: 1 });
      await cdp.send('Input.imeSetComposition', { text: 'yi', selectionStart: 2, selectionEnd: 2 });
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
      expect(await editor.inputValue()).toBe('yi');
      expect((await stored('2024-p06', '2024-t16')).version).toBe(before.version);
      await cdp.send('Input.insertText', { text: '已' });
      await cdp.send('Input.imeSetComposition', { text: 'wan cheng', selectionStart: 9, selectionEnd: 9 });
      await cdp.send('Input.insertText', { text: '完成宿舍改造50间' });
      expect(await editor.inputValue()).toBe('已完成宿舍改造50间');
      await page.keyboard.press('Enter');
      await expect.poll(() => cell('2024-t16', 'completion').textContent()).toContain('25.00');
      await saved();
      expect((await stored('2024-p06', '2024-t16')).progress).toBe('已完成宿舍改造50间');
    }));

  test('Esc leaves the cell as it was; F2 edits at the end; Alt+Enter makes a new line; Delete clears', () =>
    withGrid(async ({ page, focus, editor, saved }) => {
      await focus('2024-t15', 'progress');
      const before = await stored('2024-p06', '2024-t15');
      await page.keyboard.type('误输入');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F2');
      expect(await editor.inputValue()).toBe(before.progress);
      await page.keyboard.press('Alt+Enter');
      await page.keyboard.type('已完成厕所改造7间');
      await page.keyboard.press('Tab');
      await expect.poll(async () => (await stored('2024-p06', '2024-t15')).progress).toBe(`${before.progress}\n已完成厕所改造7间`);
      await focus('2024-t15', 'progress');
      await page.keyboard.press('Delete');
      await expect.poll(async () => (await stored('2024-p06', '2024-t15')).progress).toBe('');
      await page.keyboard.press('Control+z');
      await expect.poll(async () => (await stored('2024-p06', '2024-t15')).progress).toBe(`${before.progress}\n已完成厕所改造7间`);
      await saved();
    }));

  test('arrows move between cells, and a cell below the first is edited after them', () =>
    withGrid(async ({ page, focus, saved }) => {
      await focus('2024-t17', 'progress');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.type('已完成筛查方案');
      await page.keyboard.press('Enter');
      await saved();
      expect((await stored('2024-p07', '2024-t18')).progress).toBe('已完成筛查方案');
    }));

  test('shows HTML and script as text', () =>
    withGrid(async ({ page, cell, focus, saved }) => {
      const text = '<img src=x onerror="document.title=1"><b>已完成</b>';
      await focus('2024-t20', 'progress');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await saved();
      expect(await cell('2024-t20', 'progress').textContent()).toContain(text);
      expect(await page.title()).not.toBe('1');
    }));
});

describe('when the server is away', () => {
  test('typed text stays, waits, and is saved once it is back, also over a reload', () =>
    withGrid(async (grid) => {
      const text = '已建成公寓房3000套';
      await grid.focus('2024-t13', 'progress');
      await grid.page.keyboard.type(text.slice(0, 5));
      await stage.product.halt('SIGKILL');
      await grid.page.keyboard.type(text.slice(5));
      await grid.page.keyboard.press('Enter');
      await grid.page.locator('[data-testid="save-state"][data-state="waiting"]').waitFor();
      expect(await grid.cell('2024-t13', 'progress').textContent()).toContain(text);
      await stage.product.start();
      await grid.page.reload();
      await grid.cell('2024-t13', 'progress').waitFor();
      await expect.poll(() => grid.cell('2024-t13', 'progress').textContent()).toContain(text);
      await expect.poll(async () => (await stored('2024-p05', '2024-t13')).progress, { timeout: 20_000 }).toBe(text);
      await grid.saved();
    }));

  test('what was saved before a crash is there after it', () =>
    withGrid(async (grid) => {
      await grid.focus('2024-t05', 'progress');
      await grid.page.keyboard.type('已开设暑托班8所');
      await grid.page.keyboard.press('Enter');
      await grid.saved();
      await stage.product.halt('SIGKILL');
      await stage.product.start();
      expect((await stored('2024-p02', '2024-t05')).progress).toBe('已开设暑托班8所');
    }));
});
