/** 快照 as people meet it: the office closes a period, somebody edits, and what moved since is told. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, newVisit, PHONE, WIDE } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);

/** What a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** 培训40场, 30万人次. */
const TASK = '2024-t19';

/** As long as a name may be. */
const NAME = '年中检查'.repeat(10);

const visitAs = async (account: string, viewport = WIDE) => {
  const visit = await newVisit(stage.browser, viewport);
  await visit.page.goto(stage.product.url);
  await signInAs(visit.page, account);
  await visit.page.getByTestId('sheet-completion').waitFor();
  return visit;
};

const at = (page: Page, search: string) => page.goto(`${stage.product.url}/?${search}`);
const moved = (page: Page, task: string) => page.locator(`[data-testid="movement"][data-task="${task}"]`);

test('closing a period takes its snapshot; an edit since is told with its points, in the comparison and in the grid', async () => {
  const office = await visitAs('督查室');
  const { page } = office;
  await at(page, 'view=snapshots');
  await page.getByText('还没有快照。关闭一期时自动生成。').waitFor();
  await at(page, 'view=settings');
  await page.getByTestId('close-period').click();
  await page.getByTestId('confirm').click();
  await page.getByText('2024年3月已关闭。').waitFor();
  await page.getByRole('link', { name: '快照' }).click();
  await page.locator('[data-snapshot="2024-03"]').getByText('2024年3月').waitFor();
  const known = await page.getByTestId('sum-all').innerText();

  await page.getByRole('link', { name: '台账', exact: true }).click();
  await page.getByLabel('查找', { exact: true }).fill('中医中药');
  const cell = page.locator(`.ag-row[row-id="${TASK}"] [col-id="progress"]`);
  const before = await page.locator(`.ag-row[row-id="${TASK}"] [col-id="completion"] .figure`).innerText();
  await cell.click();
  await page.getByTestId('cell-editor').fill('已开展培训38场,运用中医非药物治疗技术有约9万人次');
  await page.keyboard.press('Enter');
  const gain = page.locator(`.ag-row[row-id="${TASK}"]`).getByTestId('gain');
  await eventually(() => gain.innerText()).toMatch(/^\+[\d.]+$/u);
  const points = await gain.innerText();
  expect(await gain.getAttribute('title')).toBe(`较2024年3月快照 ${points} 个百分点`);
  await page.screenshot(picture('snapshot-gain'));

  await page.getByRole('link', { name: '快照' }).click();
  const movement = moved(page, TASK);
  expect(await movement.locator('.points').innerText()).toBe(points);
  expect(await movement.getByTestId('movement-figures').innerText()).toContain(before.trim());
  expect(await movement.locator('ins, del').count()).toBeGreaterThan(0);
  expect(await page.getByTestId('sum-all').innerText()).not.toBe(known);
  expect(await page.getByTestId('movement').evaluateAll((all) => all.every((one) => one.dataset['moved'] === 'true'))).toBe(true);
  await page.getByTestId('only-moved').click();
  await eventually(() => page.getByTestId('movement').count()).toBe(23);
  await page.getByTestId('only-moved').click();
  await page.screenshot(picture('snapshots'));
  expect(office.complaints).toEqual([]);
  await office.context.close();
});

test('the office takes one by name, and compares any two; a leader reads them and takes none', async () => {
  const [office, leader] = [await visitAs('督查室'), await visitAs('分管领导', PHONE)];
  await at(office.page, 'view=snapshots');
  await office.page.getByTestId('take-open').click();
  const asked = office.page.getByTestId('take-snapshot');
  await asked.getByTestId('take-now').click();
  await asked.getByText('请填写。').waitFor();
  await asked.getByLabel('名称').fill(NAME);
  await office.page.keyboard.press('Enter');
  await office.page.getByText('快照已生成。').waitFor();
  const taken = office.page.getByTestId('snapshot').filter({ hasText: NAME });
  await taken.waitFor();
  const id = (await taken.getAttribute('data-snapshot')) ?? '';
  await office.page.locator('[data-snapshot="2024-03"] a').click();
  await office.page.getByTestId('compare-to').selectOption(id);
  await eventually(() => new URL(office.page.url()).search).toBe(`?view=snapshots&from=2024-03&to=${id}`);
  await moved(office.page, TASK).waitFor();
  await office.page.getByTestId('compare-from').selectOption(id);
  await office.page.getByText('两者之间没有变化。').waitFor();

  await at(leader.page, `view=snapshots&from=2024-03&to=${id}`);
  await moved(leader.page, TASK).waitFor();
  expect(await leader.page.getByTestId('take-open').count()).toBe(0);
  expect(await fits(leader.page)).toBe(true);
  await leader.page.screenshot(picture('snapshots-phone'));
  expect([...office.complaints, ...leader.complaints]).toEqual([]);
  await Promise.all([office, leader].map(({ context }) => context.close()));
});
