/** 计划进度: an admin plans a task by period, and its light, the sheet's pace and the history go by that. */
import { expect, test } from 'vitest';
import { startedProduct } from '../support/product.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, PHONE } from '../support/visit.ts';

const stage = stageWith(startedProduct);

/** 37.5 % done, ahead of the 25 % of March. */
const TASK = '2024-t11';

test('a plan is typed by keyboard alone, checked, held against, dropped and restored', () =>
  stage.withGrid(async ({ page, cell, show }) => {
    await page.goto(`${stage.product.url}/?task=${TASK}&tab=indicators`);
    const panel = page.getByTestId('task-panel');
    const pace = page.getByTestId('sheet-pace');
    await panel.getByRole('button', { name: '设定计划进度' }).focus();
    await page.keyboard.press('Enter');
    const form = panel.getByRole('form', { name: '计划进度' });
    expect(await form.getByLabel('2024年3月').getAttribute('placeholder')).toBe('25');
    for (const typed of ['', '', '60', '', '', '50']) {
      await page.keyboard.type(typed);
      if (typed !== '50') await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await form.getByText('不能低于前面一期。').waitFor();
    await page.keyboard.type('80');
    await page.screenshot(picture('plan'));
    await page.keyboard.press('Enter');
    await panel.getByText('计划进度:3月 60%、6月 80%。 本期 60%。').waitFor();
    expect(await panel.locator('.pace-gap').innerText()).toBe('慢序时 低于序时 22.5 个百分点');
    await show(TASK, 'completion');
    await expect.poll(() => cell(TASK, 'completion').locator('.pace-light').innerText()).toBe('慢序时');
    await expect.poll(() => pace.innerText()).toMatch(/^26\.5/u);
    await panel.getByRole('button', { name: '取消计划进度' }).click();
    await expect.poll(() => pace.innerText()).toMatch(/^25\.0/u);
    await page.getByTestId('tab-history').click();
    await panel.getByText('取消计划进度(3月 60%、6月 80%),改按序时进度').waitFor();
    await panel.getByTestId('restore-plan').click();
    await expect.poll(() => pace.innerText()).toMatch(/^26\.5/u);
    await panel.locator('[data-version="4"]').getByText('设定计划进度:3月 60%、6月 80%;原为序时进度').waitFor();
  }));

test('on a phone its fields lie within the screen, and the plan is there', () =>
  stage.visiting(async ({ page }) => {
    await page.goto(`${stage.product.url}/?task=${TASK}&tab=indicators`);
    const panel = page.getByTestId('task-panel');
    await panel.getByRole('button', { name: '修改计划进度' }).click();
    expect(await panel.getByLabel('2024年3月').inputValue()).toBe('60');
    expect(await fits(page)).toBe(true);
    await page.screenshot(picture('plan-phone'));
  }, PHONE));
