/** Reading as a clerk and the office meet it: under the text while it is typed, in the task panel, and by hand. */
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Task } from '../../domain/types.ts';
import type { GridPage } from '../support/grid-page.ts';
import { startedProduct } from '../support/product.ts';
import { stageWith } from '../support/stage.ts';

const stage = stageWith(startedProduct);

type Desk = GridPage & {
  readonly strip: Locator;
  readonly panel: Locator;
  readonly indicator: (key: string) => Locator;
  /** Fills in the open form's first fields, one after the other, and saves it with Enter. */
  readonly fill: (...values: readonly string[]) => Promise<void>;
};

const withDesk = (run: (desk: Desk) => Promise<void>): Promise<void> =>
  stage.withGrid(async (grid) => {
    const { page } = grid;
    const panel = page.getByTestId('task-panel');
    const fill = async (...values: readonly string[]): Promise<void> => {
      const inputs = panel.locator('form input');
      for (const [at, value] of values.entries()) await inputs.nth(at).fill(value);
      await page.keyboard.press('Enter');
    };
    await run({
      ...grid,
      panel,
      fill,
      strip: page.getByTestId('reading-strip'),
      indicator: (key) => panel.locator(`[data-testid="indicator"][data-key="${key}"]`),
    });
  });

const stored = async (task: string): Promise<Task | undefined> => {
  const sheet: { readonly tasks: readonly Task[] } = await (await fetch(`${stage.product.url}/api/sheets/2024`)).json();
  return sheet.tasks.find(({ id }) => id === task);
};

const press = (within: Locator, name: string): Promise<void> => within.getByRole('button', { name, exact: true }).click();

describe('the strip', () => {
  test('shows what is being read before anything is saved, and goes with the editor', () =>
    withDesk(async ({ page, focus, strip, cell }) => {
      await focus('2024-t11', 'progress');
      await page.keyboard.type('应急救援户外培训基地建设进度80%;完成应急救护培训演练21场,');
      await expect.poll(() => strip.textContent()).toContain('21/30 场 → 70%');
      expect(await strip.textContent()).toContain('完成率 37.5%');
      expect(await strip.locator('.strip-silent').count()).toBe(2);
      await page.keyboard.type('培训专业应急队伍5支150人');
      await expect.poll(() => strip.textContent()).toContain('完成率 42.5%');
      expect((await stored('2024-t11'))?.progress).toContain('15场');
      await page.keyboard.press('Escape');
      await expect.poll(() => strip.count()).toBe(0);
      expect(await cell('2024-t11', 'completion').textContent()).toContain('37.50');
    }));

  test('says when a value is below the saved one', () =>
    withDesk(async ({ page, focus, strip }) => {
      await focus('2024-t19', 'progress');
      await page.keyboard.type('已开展培训5场');
      await expect.poll(() => strip.textContent()).toContain('由 6 场减为 5 场');
      await page.keyboard.press('Escape');
    }));

  test('stands clear of the text and within the grid, in the last row above it', () =>
    withDesk(async ({ page, focus, strip, editor }) => {
      for (const task of ['2024-t02', '2024-t23']) {
        await focus(task, 'progress');
        await page.keyboard.press('F2');
        await page.keyboard.type(';已有3家');
        const [around, text, frame] = await Promise.all([
          strip.boundingBox(),
          editor.boundingBox(),
          page.locator('.sheet-grid').boundingBox(),
        ]);
        if (around === null || text === null || frame === null) throw new Error('nothing is shown');
        expect(around.y >= text.y + text.height || around.y + around.height <= text.y).toBe(true);
        expect(around.y).toBeGreaterThanOrEqual(frame.y);
        expect(around.y + around.height).toBeLessThanOrEqual(frame.y + frame.height);
        expect(around.x + around.width).toBeLessThanOrEqual(frame.x + frame.width);
        await page.keyboard.press('Escape');
      }
    }));

  test('follows a composition and tells a screen reader once the hands rest', () =>
    withDesk(async ({ cdp, page, focus, strip }) => {
      await focus('2024-t03', 'progress');
      await cdp.send('Input.imeSetComposition', { text: '已建成2家 she', selectionStart: 9, selectionEnd: 9 });
      await expect.poll(() => strip.textContent()).toContain('2/3 家');
      await expect.poll(() => strip.getByRole('status').textContent(), { timeout: 4000 }).toContain('66.67%');
      await cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
      await page.keyboard.press('Escape');
    }));
});

describe('the task panel', () => {
  test('shows the focused row with its evidence, its figures uncapped and the sum', () =>
    withDesk(async ({ focus, panel, indicator }) => {
      await focus('2024-t08', 'units');
      await expect.poll(() => panel.textContent()).toContain('117.87%');
      const marks = panel.getByTestId('evidence-progress').locator('mark');
      expect(await marks.allTextContents()).toEqual(['1768个', '25个', '474名以上']);
      expect(await panel.textContent()).toContain('(100 + 31.25 + 59.25) ÷ 3 = 63.50%');
      await indicator('80个#1').hover();
      expect(await panel.locator('.evidence-progress .evidence-active').allTextContents()).toEqual(['25个']);
      await marks.first().hover();
      expect(await indicator('1500个#1').getAttribute('class')).toContain('indicator-active');
    }));

  test('shows — and the stage with its words where nothing is known', () =>
    withDesk(async ({ focus, panel }) => {
      await focus('2024-t17', 'progress');
      await expect.poll(() => panel.getByTestId('whole-figure').textContent()).toMatch(/^—前期/u);
      expect(await panel.getByTestId('evidence-progress').locator('mark').count()).toBeGreaterThan(0);
    }));

  test('is closed and opened by F4, remembers it, and Alt+I and Esc lead in and out', () =>
    withDesk(async ({ page, focus, panel, editor }) => {
      await focus('2024-t07', 'progress');
      await panel.waitFor();
      await page.keyboard.press('F4');
      await expect.poll(() => panel.count()).toBe(0);
      await page.reload();
      await focus('2024-t07', 'progress');
      expect(await panel.count()).toBe(0);
      await page.keyboard.press('Alt+i');
      await expect.poll(() => panel.locator('h2').evaluate((heading) => heading === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await editor.evaluate((element) => element === document.activeElement)).toBe(true);
    }));
});

describe('by hand', () => {
  test('an actual counts at once, is marked, survives a reload, and new text with another figure waits for confirmation', () =>
    withDesk(async ({ page, cell, focus, saved, panel, indicator, fill }) => {
      const people = indicator('1500人#1');
      await focus('2024-t11', 'progress');
      await press(people, '填写实绩');
      await fill('300');
      await expect.poll(() => people.textContent()).toContain('请填写');
      await fill('300', '含镇街民兵');
      await expect.poll(() => cell('2024-t11', 'completion').textContent()).toContain('40.00');
      expect(await cell('2024-t11', 'completion').textContent()).toContain('手工');
      await page.reload();
      await focus('2024-t11', 'progress');
      await expect.poll(() => people.textContent()).toContain('含镇街民兵');
      await page.keyboard.type('应急救援户外培训基地建设进度80%;完成应急救护培训演练15场,培训专业应急队伍5支200人');
      await page.keyboard.press('Enter');
      await saved();
      await focus('2024-t11', 'units');
      await expect.poll(() => people.textContent()).toContain('原文现为 200 人');
      expect(await cell('2024-t11', 'completion').textContent()).toContain('待确认');
      await press(people, '按手工保留');
      await expect.poll(() => cell('2024-t11', 'completion').textContent()).not.toContain('待确认');
      expect(await panel.textContent()).toContain('300 / 1500 人');
      await press(people, '撤回');
      await expect.poll(() => panel.textContent()).toContain('200 / 1500 人');
      expect(await cell('2024-t11', 'completion').textContent()).not.toContain('手工');
    }));

  test('an admin sets a target, and the completion follows', () =>
    withDesk(async ({ page, cell, focus, indicator, panel }) => {
      await focus('2024-t13', 'progress');
      await press(indicator('3500套#1'), '修改指标');
      await panel.getByLabel('目标', { exact: true }).fill('5412');
      await page.keyboard.press('Enter');
      await expect.poll(() => cell('2024-t13', 'completion').textContent()).toContain('50.00');
      await press(indicator('3500套#1'), '恢复原文');
      await expect.poll(() => cell('2024-t13', 'completion').textContent()).toContain('77.31');
    }));

  test('an indicator is split into two, removed, and put back', () =>
    withDesk(async ({ page, focus, panel, indicator }) => {
      await focus('2024-t16', 'progress');
      await press(indicator('200间#1'), '拆分');
      const parts = panel.locator('fieldset');
      await parts.nth(0).getByLabel('名称').fill('初中宿舍');
      await parts.nth(0).getByLabel('目标').fill('120');
      await parts.nth(1).getByLabel('名称').fill('高中宿舍');
      await parts.nth(1).getByLabel('目标').fill('80');
      await page.keyboard.press('Enter');
      await expect.poll(() => panel.getByTestId('indicator').count()).toBe(2);
      expect(await panel.textContent()).toContain('已移除:公办中学宿舍');
      for (const left of [1, 0]) {
        await press(panel.getByTestId('indicator').first(), '移除');
        await expect.poll(() => panel.getByTestId('indicator').count()).toBe(left);
      }
      await press(panel, '放回');
      await expect.poll(() => indicator('200间#1').count()).toBe(1);
    }));

  test('the completion of the whole task is stated and taken back', () =>
    withDesk(async ({ cell, focus, panel, fill }) => {
      await focus('2024-t21', 'progress');
      await press(panel, '填写整项完成率');
      await fill('45', '现场核查');
      await expect.poll(() => cell('2024-t21', 'completion').textContent()).toContain('45.00');
      expect(await cell('2024-t21', 'completion').textContent()).toContain('手工');
      expect(await panel.getByTestId('whole-figure').textContent()).toContain('现场核查');
      await press(panel, '撤回');
      await expect.poll(() => cell('2024-t21', 'completion').textContent()).toContain('—');
    }));

  test('Esc closes a form and gives the focus back to where it was opened', () =>
    withDesk(async ({ page, focus, panel, indicator }) => {
      await focus('2024-t07', 'progress');
      await press(indicator('10个#1'), '填写实绩');
      await page.keyboard.press('Escape');
      expect(await panel.locator('form').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('填写实绩');
    }));
});

test('a stated rate beside another count is shown as a warning, in the grid by a sign with a name', () =>
  withDesk(async ({ page, cell, focus, saved, panel }) => {
    await focus('2024-t14', 'progress');
    await page.keyboard.type('已改善农民住房800户,完成率50%;公寓房安置300户');
    await page.keyboard.press('Enter');
    await saved();
    await focus('2024-t14', 'units');
    await expect.poll(() => panel.locator('[data-code="stated_rate_differs"]').textContent()).toMatch(/50%.*40%.*10 个点/u);
    expect(await cell('2024-t14', 'completion').textContent()).toContain('1 处请核对');
  }));

test('what stands in a form stays when the server is away, and is saved once it is back', () =>
  withDesk(async ({ focus, panel, indicator, fill, cell }) => {
    await focus('2024-t07', 'progress');
    await press(indicator('10个#1'), '填写实绩');
    await stage.product.halt('SIGKILL');
    await fill('6', '补报两家');
    await expect.poll(() => panel.getByRole('alert').textContent()).toContain('网络不通');
    expect(await panel.locator('form input').nth(1).inputValue()).toBe('补报两家');
    await stage.product.start();
    await press(panel, '保存');
    await expect.poll(() => cell('2024-t07', 'completion').textContent()).toContain('76.75');
    expect((await stored('2024-t07'))?.version).toBe(2);
  }));
