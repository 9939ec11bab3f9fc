/** A period as its people go through it: a unit confirms its tasks, the office sends one back and closes the period. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { newVisit } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);

/** What a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

const visitAs = async (account: string) => {
  const visit = await newVisit(stage.browser);
  await visit.page.goto(stage.product.url);
  await signInAs(visit.page, account);
  await visit.page.locator('.ag-row [col-id="report"]').first().waitFor();
  return visit;
};

const report = (page: Page, task: string) => page.locator(`.ag-row[row-id="${task}"] [col-id="report"]`);
const reported = (page: Page): Promise<string> => page.getByTestId('reports-in').locator('.summary-figure').innerText();

test('a unit confirms all of its tasks at once; the office sends one back, and the unit answers', async () => {
  const [office, health] = [await visitAs('督查室'), await visitAs('卫生健康局')];
  expect(await reported(health.page)).toBe('0/23');
  await health.page.getByTestId('confirm-all-open').click();
  const list = health.page.getByTestId('confirm-all');
  await list.locator('.confirm-line').first().waitFor();
  const owed = await list.locator('.confirm-line').count();
  expect(owed).toBe(4);
  await list.locator('.confirm-line').nth(2).getByLabel('本期无变化').check();
  await health.page.screenshot(picture('confirm-all'));
  await list.getByTestId('confirm-chosen').click();
  await list.getByText(`已确认 ${owed} 项。 没有待报送的任务。`).waitFor();
  await health.page.keyboard.press('Escape');
  expect(await report(health.page, '2024-t17').innerText()).toBe('已报送');
  expect(await report(health.page, '2024-t18').innerText()).toBe('本期无变化');
  expect(await report(health.page, '2024-t12').innerText()).toBe('已报送 1/2');

  await eventually(() => reported(office.page)).toBe('3/23');
  await office.page.getByTestId('lead-unit').selectOption({ label: '卫生健康局' });
  await report(office.page, '2024-t17').getByRole('button').click();
  const asked = office.page.getByTestId('report');
  await asked.getByRole('button', { name: '退回…' }).click();
  await asked.getByRole('button', { name: '退回', exact: true }).click();
  await asked.getByText('请填写').waitFor();
  await asked.getByLabel('退回原因').fill('请写明已完成的数量');
  await asked.getByRole('button', { name: '退回', exact: true }).click();
  await asked.getByText('已退回').waitFor();
  await office.page.keyboard.press('Escape');

  await eventually(() => report(health.page, '2024-t17').innerText()).toBe('已退回');
  await report(health.page, '2024-t17').focus();
  await health.page.keyboard.press('Enter');
  const mine = health.page.getByTestId('report');
  await mine.getByText('退回原因:请写明已完成的数量').waitFor();
  await mine.getByTestId('say-reported').click();
  await mine.getByText('已报送').waitFor();
  await health.page.keyboard.press('Escape');
  await eventually(() => report(office.page, '2024-t17').innerText()).toBe('已报送');
  expect([...office.complaints, ...health.complaints]).toEqual([]);
  await Promise.all([office, health].map(({ context }) => context.close()));
});

test('the office sets the city’s thresholds and closes the period; everybody’s grid goes on to the next', async () => {
  const [office, leader] = [await visitAs('督查室'), await visitAs('分管领导')];
  expect(await report(leader.page, '2024-t01').getByRole('button').count()).toBe(0);
  await office.page.goto(`${stage.product.url}/?view=settings`);
  await office.page.getByLabel('按序时的容差').first().fill('200');
  await office.page.getByTestId('save-rules').click();
  await office.page.getByText('请填写 0 到 100 的数。').waitFor();
  await office.page.getByLabel('按序时的容差').first().fill('5');
  await office.page.getByTestId('save-rules').click();
  await office.page.getByText('已保存。').waitFor();
  await office.page.getByTestId('close-period').click();
  await office.page.screenshot(picture('reporting'));
  await office.page.getByText(/^关闭后,本期数据即在公示页对所有人公开。 2024年3月已报送/u).waitFor();
  await office.page.getByTestId('confirm').click();
  await office.page.getByText('2024年3月已关闭。').waitFor();
  const published = await office.page.request.get(
    `${stage.product.url}${await office.page.getByTestId('public-page').getAttribute('href')}`,
  );
  expect(await published.text()).toContain('数据截至 2024年3月');
  await eventually(() => leader.page.getByTestId('sheet-pace').innerText()).toBe('33.3%');
  await eventually(() => reported(leader.page)).toBe('0/23');
  await leader.page.getByText('4月报送').waitFor();
  expect([...office.complaints, ...leader.complaints]).toEqual([]);
  await Promise.all([office, leader].map(({ context }) => context.close()));
});
