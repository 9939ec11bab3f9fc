/** Members and units as an admin keeps them, in a real browser on the product with its own identity provider. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { keptOn } from '../support/kept.ts';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { stageWith } from '../support/stage.ts';
import { fits, newVisit, PHONE, type Viewport, type Visit } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);

/** An admin at the settings. */
const withSettings = (run: (visit: Visit) => Promise<void>, viewport?: Viewport): Promise<void> =>
  stage.visiting(async (visit) => {
    await visit.page.goto(`${stage.product.url}/?view=settings`);
    await signInAs(visit.page, '督查室');
    await visit.page.getByTestId('invite').waitFor();
    await run(visit);
  }, viewport);

const member = (page: Page, email: string) => page.locator(`tr[data-member="${email}"]`);
const form = (page: Page, name: string) => page.getByRole('form', { name });
const told = (page: Page, words: string) => page.getByText(words).waitFor();

describe('members', () => {
  test('are invited; what does not fit is said at its field, and nothing typed is lost', () =>
    withSettings(async ({ page }) => {
      await page.getByTestId('invite').click();
      const invite = form(page, '邀请成员');
      await invite.getByLabel('姓名').fill('李四');
      await invite.getByLabel('邮箱').fill('李四');
      await page.keyboard.press('Enter');
      expect(await invite.getByText('请填写有效的邮箱').count()).toBe(1);
      expect(await invite.getByText('填报人员至少要有一个单位').count()).toBe(1);
      await invite.getByLabel('邮箱').fill('Jiaoyu@pinghu.example');
      await invite.getByLabel('教育局').check();
      await page.keyboard.press('Enter');
      await invite.getByText('这个邮箱已属于另一位成员').waitFor();
      expect(await invite.getByLabel('姓名').inputValue()).toBe('李四');
      await invite.getByLabel('邮箱').fill('li@pinghu.example');
      await page.keyboard.press('Enter');
      await told(page, '已邀请 李四。请告知对方用 li@pinghu.example 登录。');
      expect(await member(page, 'li@pinghu.example').textContent()).toContain('待首次登录');
    }));

  test('are changed; a change by another admin in between is shown before one’s own is saved', () =>
    withSettings(async ({ page, context }) => {
      const email = 'lingdao@pinghu.example';
      const other = await context.newPage();
      await other.goto(`${stage.product.url}/?view=settings`);
      // The issuer still knows who is at this browser.
      await other.getByTestId('sign-in').click();
      await other.getByRole('button', { name: '修改 分管领导' }).click();
      await page.getByRole('button', { name: '修改 分管领导' }).click();
      await form(other, '修改 分管领导').getByLabel('医保局').check();
      await other.locator('.people-form').getByRole('button', { name: '保存' }).click();
      await told(other, '已保存 分管领导。');
      await form(page, '修改 分管领导').getByLabel('姓名').fill('王副市长');
      await page.locator('.people-form').getByRole('button', { name: '保存' }).click();
      await told(page, '名单已更新');
      expect(await member(page, email).textContent()).toContain('医保局');
      expect(await page.getByRole('textbox', { name: '姓名' }).inputValue()).toBe('王副市长');
      await page.locator('.people-form').getByRole('button', { name: '保存' }).click();
      await told(page, '已保存 王副市长。');
      expect(await member(page, email).textContent()).toContain('医保局');
      await page.getByRole('button', { name: '王副市长的记录' }).click();
      await page.getByTestId('records').getByText('分管领导').first().waitFor();
    }));

  test('who is removed is told so at the next request, and their text stays on their computer', () =>
    withSettings(async ({ page }) => {
      const clerk = await newVisit(stage.browser);
      await clerk.page.goto(stage.product.url);
      await signInAs(clerk.page, '卫生健康局');
      const cell = clerk.page.locator('.ag-row[row-id="2024-t12"] [col-id="progress"]').first();
      await cell.waitFor();
      // Signing in for the first time was a change of the member too.
      await page.reload();
      // The clerk's page hears of it by the edit, and not before: whatever else it asks for gets no answer that tells.
      await clerk.page.route('**/api/**', (route) =>
        route.request().method() === 'PATCH' ? route.continue() : route.fulfill({ status: 503, json: {} }),
      );
      await page.getByRole('button', { name: '移除 卫生健康局' }).click();
      await page.getByTestId('confirm').click();
      await told(page, '已移除 卫生健康局。');
      expect(await member(page, 'weijian@pinghu.example').count()).toBe(0);
      await cell.click();
      await clerk.page.keyboard.type('累计培训600人');
      await clerk.page.keyboard.press('Enter');
      await clerk.page.getByText('您已不再是本市台账的成员').waitFor();
      await expect.poll(async () => (await keptOn(clerk.page)).edits.map(({ edit }) => edit.progress)).toEqual(['累计培训600人']);
      await clerk.page.unroute('**/api/**');
      await clerk.page.reload();
      await clerk.page.getByText('您还不是本市台账的成员').waitFor();
      expect(await clerk.page.getByTestId('not-a-member').textContent()).toContain('weijian@pinghu.example');
      await clerk.page.getByTestId('other-account').click();
      await clerk.page.getByRole('button', { name: '退出', exact: true }).click();
      await signInAs(clerk.page, '教育局');
      await clerk.page.locator('.ag-row').first().waitFor();
      expect(clerk.complaints).toEqual([]);
      await clerk.context.close();
    }));

  test('nobody removes themselves, and the last admin stays one', () =>
    withSettings(async ({ page }) => {
      expect(await page.getByRole('button', { name: '移除 督查室' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: '修改 督查室' }).click();
      await form(page, '修改 督查室').getByLabel('角色').selectOption({ label: '查看人员' });
      await page.locator('.people-form').getByRole('button', { name: '保存' }).click();
      await told(page, '这是最后一位登录过的管理员');
    }));
});

describe('units', () => {
  test('are added, renamed and merged, and the sheet names them so at once', () =>
    withSettings(async ({ page }) => {
      await page.getByTestId('add-unit').click();
      await form(page, '新增单位').getByLabel('单位名称').fill('住房和城乡建设局');
      await page.keyboard.press('Enter');
      await told(page, '已新增 住房和城乡建设局。');
      await page.getByRole('button', { name: '修改 住房和城乡建设局' }).click();
      await form(page, '修改 住房和城乡建设局').getByLabel('简称').fill('住建局');
      await page.keyboard.press('Enter');
      await told(page, '已保存 住房和城乡建设局。');
      await page.getByRole('button', { name: '合并 建设局', exact: true }).click();
      await form(page, '将 建设局 并入').getByLabel('并入单位').selectOption({ label: '住房和城乡建设局' });
      await form(page, '将 建设局 并入').getByRole('button', { name: '合并' }).click();
      await told(page, '已将 建设局 并入 住房和城乡建设局。');
      await page.getByRole('link', { name: '台账' }).click();
      const units = page.locator('.ag-row[row-id="2024-t01"] [col-id="units"]').first();
      await expect.poll(() => units.textContent()).toBe('住建局');
    }));

  test('a taken name is said at its field', () =>
    withSettings(async ({ page }) => {
      await page.getByTestId('add-unit').click();
      await form(page, '新增单位').getByLabel('单位名称').fill('教育局');
      await page.keyboard.press('Enter');
      await told(page, '已有同名单位');
      expect(await form(page, '新增单位').getByLabel('单位名称').inputValue()).toBe('教育局');
    }));
});

test('a phone has it all without scrolling sideways', () =>
  withSettings(async ({ page }) => {
    await page.getByTestId('invite').click();
    await page.getByRole('button', { name: '修改 教育局' }).first().click();
    expect(await fits(page)).toBe(true);
  }, PHONE));

test('the feed can be narrowed to one person by name, also to one who is no member any more', () =>
  withSettings(async ({ page }) => {
    const clerk = await newVisit(stage.browser);
    await clerk.page.goto(stage.product.url);
    await signInAs(clerk.page, '教育局');
    const cell = clerk.page.locator('.ag-row[row-id="2024-t05"] [col-id="progress"]').first();
    await cell.click();
    await clerk.page.keyboard.type('已开设暑托班3所');
    await clerk.page.keyboard.press('Enter');
    await clerk.page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
    await clerk.context.close();
    await page.reload();
    await page.getByRole('button', { name: '移除 教育局' }).click();
    await page.getByTestId('confirm').click();
    await told(page, '已移除 教育局。');
    await page.getByRole('link', { name: '修改记录' }).click();
    const person = page.getByTestId('filter-person');
    await expect.poll(() => person.textContent()).toContain('教育局(不在名单)');
    expect(await person.textContent()).not.toContain('@');
    await person.selectOption({ label: '教育局(不在名单)' });
    await expect.poll(() => page.getByTestId('history-entry').count()).toBe(1);
    expect(page.url()).toContain('person=sample-jiaoyu');
  }));
