/** Two members at one sheet see each other, and which cell the other has open. */
import { expect, test } from 'vitest';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { newVisit } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);

test('a cell that one has open carries their name on the other page, and loses it when they are done', async () => {
  const [office, school] = [await newVisit(stage.browser), await newVisit(stage.browser)];
  for (const [visit, account] of [
    [office, '督查室'],
    [school, '教育局'],
  ] as const) {
    await visit.page.goto(stage.product.url);
    await signInAs(visit.page, account);
    await visit.page.locator('.ag-row [col-id="progress"]').first().waitFor();
  }
  await office.page.getByTestId('who-is-here').waitFor();
  expect(await office.page.getByTestId('who-is-here').textContent()).toContain('教育局');
  await school.page.locator('.ag-row[row-id="2024-t05"] [col-id="progress"]').click();
  await school.page.keyboard.type('已开设');
  await expect.poll(() => office.page.getByTestId('open-by').textContent()).toContain('教育局');
  await office.page.screenshot(picture('presence'));
  await school.page.keyboard.press('Escape');
  await expect.poll(() => office.page.getByTestId('open-by').count()).toBe(0);
  expect([...office.complaints, ...school.complaints]).toEqual([]);
  await Promise.all([office, school].map(({ context }) => context.close()));
});
