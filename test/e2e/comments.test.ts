/** Members talk about a task: who is mentioned hears of it at once, and nobody loses a word. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { newVisit, PHONE, type Visit } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);

/** What a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** Somebody at the sheet, or at an address of it, as one of the sample accounts. */
const arrived = async (account: string, query = '', viewport?: { width: number; height: number }): Promise<Visit> => {
  const visit = await newVisit(stage.browser, viewport);
  await visit.page.goto(`${stage.product.url}/${query}`);
  await signInAs(visit.page, account);
  await visit.page.locator('.ag-row [col-id="progress"], .task-card').first().waitFor();
  return visit;
};

/** What is left of the visits: they said nothing they should not, and are over. */
const left = async (...visits: readonly Visit[]): Promise<void> => {
  expect(visits.flatMap(({ complaints }) => complaints)).toEqual([]);
  await Promise.all(visits.map(({ context }) => context.close()));
};

const field = (page: Page) => page.getByTestId('comment-field');
const texts = (page: Page): Promise<string[]> => page.locator('.comment-text').allTextContents();
const markOf = (page: Page, task: string) => page.locator(`.ag-row[row-id="${task}"]`).getByTestId('comment-mark');
const choicesOf = (page: Page) => page.getByTestId('mention-choices').getByRole('option');
const say = async (page: Page, text: string): Promise<void> => {
  await field(page).fill(text);
  await page.keyboard.press('Control+Enter');
  await eventually(() => texts(page)).toContain(text);
};

test('who is mentioned sees it on the row at once, reads it, answers, and the mark is gone for good', async () => {
  const school = await arrived('教育局');
  const office = await arrived('督查室', '?task=2024-t05&tab=comments');
  await field(office.page).click();
  await office.page.keyboard.type('请 @教');
  await choicesOf(office.page).getByText('教育局').waitFor();
  await office.page.keyboard.press('Enter');
  await office.page.keyboard.type('核对。');
  await office.page.keyboard.press('Enter');
  await office.page.keyboard.type('<img src=x onerror=alert(1)>');
  await office.page.keyboard.press('Control+Enter');

  await markOf(school.page, '2024-t05').getByTestId('new-dot').waitFor();
  expect(await school.page.getByTestId('only-news').textContent()).toContain('1');
  await markOf(school.page, '2024-t05').click();
  await eventually(() => texts(school.page)).toEqual(['请 @教育局 核对。\n<img src=x onerror=alert(1)>']);
  expect(await school.page.getByTestId('mention').getAttribute('class')).toContain('mention-me');
  expect(await school.page.locator('.comment-text img').count()).toBe(0);
  await eventually(() => school.page.getByTestId('new-dot').count()).toBe(0);
  expect(await school.page.getByTestId('only-news').count()).toBe(0);

  await say(school.page, '已核对。');
  await eventually(() => texts(office.page)).toHaveLength(2);
  await eventually(() => office.page.getByTestId('new-dot').count()).toBe(0);
  await office.page.screenshot(picture('comments'));
  await school.page.reload();
  await markOf(school.page, '2024-t05').waitFor();
  await school.page.getByTestId('comment').first().waitFor();
  expect(await school.page.getByTestId('new-dot').count()).toBe(0);
  await left(office, school);
});

test('a leader who is mentioned finds the task by its chip, reads it on a phone too, and may not write', async () => {
  const office = await arrived('督查室', '?task=2024-t02&tab=comments');
  const leader = await arrived('分管领导');
  await field(office.page).fill('第一条');
  await office.page.keyboard.press('Control+Enter');
  await markOf(leader.page, '2024-t02').waitFor();
  expect(await leader.page.getByTestId('only-news').count()).toBe(0);
  await field(office.page).click();
  await office.page.keyboard.type('@分管');
  await choicesOf(office.page).getByText('分管领导').click();
  await office.page.keyboard.type('阅示');
  await office.page.getByTestId('comment-send').click();
  await leader.page.getByTestId('only-news').click();
  await eventually(() => leader.page.locator('.ag-row [col-id="progress"]').count()).toBe(1);
  await markOf(leader.page, '2024-t02').click();
  await eventually(() => texts(leader.page)).toEqual(['第一条', '@分管领导 阅示']);
  expect(await field(leader.page).count()).toBe(0);
  expect(await leader.page.locator('.comments-closed').textContent()).toContain('督查室');
  // The row does not go from under whoever reads it.
  expect(await markOf(leader.page, '2024-t02').count()).toBe(1);

  const phone = await arrived('分管领导', '?task=2024-t02&tab=comments', PHONE);
  await eventually(() => texts(phone.page)).toHaveLength(2);
  await phone.page.screenshot(picture('comments-phone'));
  await left(office, leader, phone);
});

test('an input method composes behind an @ undisturbed, and what it gives narrows the list down', async () => {
  const { context, ...visit } = await arrived('督查室', '?task=2024-t07&tab=comments');
  const { page } = visit;
  const cdp = await context.newCDPSession(page);
  await field(page).click();
  await page.keyboard.type('请@');
  const choices = choicesOf(page);
  await choices.first().waitFor();
  const all = await choices.count();
  await cdp.send('Input.imeSetComposition', { text: 'wei sheng', selectionStart: 9, selectionEnd: 9 });
  await eventually(() => field(page).inputValue()).toBe('请@wei sheng');
  expect(await choices.count()).toBe(all);
  await cdp.send('Input.insertText', { text: '卫生' });
  await eventually(() => choices.allTextContents()).toEqual(['卫生健康局']);
  expect(await field(page).getAttribute('aria-activedescendant')).toBe(await choices.first().getAttribute('id'));
  await page.keyboard.press('Tab');
  expect(await field(page).inputValue()).toBe('请@卫生健康局 ');
  await cdp.send('Input.imeSetComposition', { text: 'he dui', selectionStart: 6, selectionEnd: 6 });
  await cdp.send('Input.insertText', { text: '核对' });
  await page.keyboard.press('Control+Enter');
  await eventually(() => texts(page)).toEqual(['请@卫生健康局 核对']);
  expect(await page.getByTestId('mention').textContent()).toBe('@卫生健康局');
  expect(await field(page).inputValue()).toBe('');
  await left({ context, ...visit });
});

test('what cannot be sent stays and says why; it outlives the panel and a reload, and is sent once', async () => {
  const visit = await arrived('督查室', '?task=2024-t09&tab=comments');
  const { page } = visit;
  const path = '**/tasks/2024-t09/comments';
  // The server saves it, but its answer is lost.
  await page.route(path, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    return route.abort();
  });
  await field(page).fill('请于周五前报送');
  await page.getByTestId('comment-send').click();
  await page.getByTestId('comment-failure').waitFor();
  expect(await page.getByTestId('comment-failure').textContent()).toContain('网络不通');
  await page.keyboard.press('F4');
  await eventually(() => page.getByTestId('task-panel').count()).toBe(0);
  await page.unroute(path);
  await page.goto(`${stage.product.url}/?task=2024-t09&tab=comments`);
  await eventually(() => field(page).inputValue()).toBe('请于周五前报送');
  await field(page).click();
  await page.keyboard.press('Control+Enter');
  await eventually(() => field(page).inputValue()).toBe('');
  expect(await texts(page)).toEqual(['请于周五前报送']);

  await field(page).fill('长'.repeat(2001));
  expect(await page.getByTestId('comment-left').textContent()).toContain('超出 1 字');
  expect(await page.getByTestId('comment-send').isDisabled()).toBe(true);
  await left(visit);
});

test('a withdrawn comment leaves its place and its mark, and no text, on the other page as well', async () => {
  const [office, school] = [await arrived('督查室', '?task=2024-t16&tab=comments'), await arrived('教育局', '?task=2024-t16&tab=comments')];
  await say(school.page, '数字有误');
  await eventually(() => texts(office.page)).toEqual(['数字有误']);
  for (const { page } of [school, office]) await markOf(page, '2024-t16').waitFor();
  await school.page.getByTestId('withdraw').click();
  await school.page.getByTestId('withdraw-confirm').click();
  await eventually(() => school.page.getByTestId('comment').evaluate((entry) => entry === document.activeElement)).toBe(true);
  for (const { page } of [school, office]) {
    await eventually(() => page.locator('.comment-withdrawn').allTextContents()).toEqual([expect.stringContaining('已撤回')]);
    expect(await texts(page)).toEqual([]);
    expect(await page.getByTestId('withdraw').count()).toBe(0);
    await eventually(() => markOf(page, '2024-t16').count()).toBe(0);
  }
  await left(office, school);
});
