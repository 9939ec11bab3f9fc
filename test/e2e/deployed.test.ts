/** The product as it is deployed, in a browser: the bundled Lambdas answer, and one of them serves the page. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readyForAway } from '../support/kept.ts';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';

const stage = stageWith(() => startedWithSignIn(null, true));
const { visiting } = stage;

const cell = (page: Page, column: string) => page.locator(`.ag-row[row-id="2024-t16"] [col-id="${column}"]`).first();

test('a clerk signs in, is seen by a leader, edits, and finds it again without a line', () =>
  visiting(async (leader) => {
    await signInAs(leader.page, '分管领导');
    await leader.page.locator('.ag-row [col-id="progress"]').first().waitFor();
    await visiting(async ({ page, context }) => {
      await signInAs(page, '教育局');
      await cell(page, 'progress').waitFor();
      await expect.poll(() => leader.page.getByTestId('who-is-here').textContent()).toContain('教育局');
      await cell(page, 'progress').click();
      await page.keyboard.type('已提标改造宿舍60间');
      await page.keyboard.press('Enter');
      await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
      await expect.poll(() => cell(page, 'completion').textContent()).toContain('30.00');
      await page.screenshot(picture('deployed'));
      await readyForAway(page);
      await context.setOffline(true);
      await page.reload();
      await cell(page, 'progress').filter({ hasText: '已提标改造宿舍60间' }).waitFor();
    });
  }));

test('where the site is filed its numbers stand at the foot of the first page, and lead to their registers', () =>
  visiting(async ({ page }) => {
    await page.route('**/config.json', async (route) => {
      const config = await (await route.fetch()).json();
      await route.fulfill({ json: { ...config, filing: { icp: '浙ICP备12345678号-1', police: '浙公网安备33040002000123号' } } });
    });
    await page.reload();
    const foot = page.getByRole('contentinfo');
    await foot.getByRole('link', { name: '浙ICP备12345678号-1' }).waitFor();
    const registers = await foot.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(registers).toEqual(['https://beian.miit.gov.cn/', 'https://beian.mps.gov.cn/']);
    await page.screenshot(picture('sign-in-filed'));
  }));

test('every answer carries the headers of security, whoever gives it', async () => {
  const { url } = stage.product;
  for (const [path, status] of [
    ['/', 200],
    ['/config.json', 200],
    ['/none.png', 404],
    ['/api/health', 200],
    ['/api/me', 401],
    ['/api/members', 401],
  ] as const) {
    const answer = await fetch(url + path);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/u);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('permissions-policy')).toBe('camera=(), microphone=(), geolocation=()');
  }
});
