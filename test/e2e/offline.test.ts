/** Working without a line, in a real browser with its service worker; the server is killed for it, or the browser cut off. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { keptOn, readyForAway } from '../support/kept.ts';
import { editAt } from '../support/live-page.ts';
import { startedProduct } from '../support/product.ts';
import { picture, stageWith } from '../support/stage.ts';
import { newVisit, type Visit } from '../support/visit.ts';

const stage = stageWith(() => startedProduct({ SHISHI_SIGN_IN: 'off' }));

/** The machine may be busy. */
const PATIENT = { timeout: 30_000 };

const cell = (page: Page, task: string, column = 'progress') => page.locator(`.ag-row[row-id="${task}"] [col-id="${column}"]`).first();

const saveState = (page: Page, state: string) =>
  page.locator(`[data-testid="save-state"][data-state="${state}"]`).waitFor({ timeout: 45_000 });

const banner = (page: Page) => page.getByTestId('line-banner');

const type = async (page: Page, task: string, text: string): Promise<void> => {
  await cell(page, task).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
};

/** As an input method does it: letters first, then the characters in their place. */
const compose = async (page: Page, task: string, letters: string, text: string): Promise<void> => {
  await cell(page, task).click();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
  await cdp.send('Input.insertText', { text });
  await page.keyboard.press('Enter');
};

const openSheet = async (page: Page): Promise<void> => {
  await page.goto(stage.product.url);
  await cell(page, '2024-t01').waitFor();
};

/** A browser profile of its own with the sheet open and on the device. */
const visiting = async (run: (visit: Visit) => Promise<void>): Promise<void> => {
  const visit = await newVisit(stage.browser);
  try {
    await openSheet(visit.page);
    await readyForAway(visit.page);
    await run(visit);
    expect(visit.complaints).toEqual([]);
  } finally {
    await visit.context.close();
  }
};

/** Another tab of the same profile, which opens without a line. */
const newTab = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await openSheet(page);
  return page;
};

type Event = { readonly subject: string; readonly version: number; readonly at: string; readonly after: { readonly progress: string } };

const historyOf = async (task: string): Promise<readonly Event[]> => {
  const feed: { events: Event[] } = await (await fetch(`${stage.product.url}/api/sheets/2024/history`)).json();
  return feed.events.filter(({ subject }) => subject === task);
};

describe('while the server is away', () => {
  test('two edits outlive their tab, a new one opens with the sheet as last seen, and both are saved once, in order', () =>
    visiting(async ({ context, page }) => {
      await stage.product.halt('SIGKILL');
      await compose(page, '2024-t03', 'yi jian cheng', '已建成社区老年食堂2家');
      await compose(page, '2024-t05', 'yi kai she', '已开设暑托班8所');
      await saveState(page, 'waiting');
      await page.close();
      const tab = await newTab(context);
      await saveState(tab, 'waiting');
      expect(await tab.getByTestId('save-state').textContent()).toContain('待发送 2');
      expect(await cell(tab, '2024-t03').textContent()).toContain('已建成社区老年食堂2家待发送');
      expect(await cell(tab, '2024-t05').textContent()).toContain('已开设暑托班8所待发送');
      await expect.poll(() => banner(tab).textContent(), PATIENT).toMatch(/未联网,显示的是 \d+月\d+日 \d\d:\d\d 时的内容/u);
      expect(await tab.getByTestId('found-unsent').textContent()).toContain('2 处');
      await tab.screenshot(picture('offline'));
      await stage.product.start();
      await saveState(tab, 'saved');
      await expect.poll(() => banner(tab).textContent(), PATIENT).toBe('');
      const [first, second] = [await historyOf('2024-t03'), await historyOf('2024-t05')];
      expect([first, second].map((events) => events.map(({ version, after }) => [version, after.progress]))).toEqual([
        [[2, '已建成社区老年食堂2家']],
        [[2, '已开设暑托班8所']],
      ]);
      expect((first[0]?.at ?? '') < (second[0]?.at ?? '')).toBe(true);
      await expect.poll(async () => (await keptOn(tab)).edits, PATIENT).toEqual([]);
    }));

  test('several texts of one cell are saved one on the other', () =>
    visiting(async ({ page }) => {
      await stage.product.halt('SIGKILL');
      await type(page, '2024-t06', '已为20名儿童提供康复救助');
      await type(page, '2024-t06', '已为30名儿童提供康复救助');
      await saveState(page, 'waiting');
      expect(await page.getByTestId('save-state').textContent()).toContain('待发送 1');
      await stage.product.start();
      await saveState(page, 'saved');
      const events = await historyOf('2024-t06');
      expect(events.map(({ version, after }) => [version, after.progress])).toEqual([
        [3, '已为30名儿童提供康复救助'],
        [2, '已为20名儿童提供康复救助'],
      ]);
    }));

  test('history says that it is not to be had, and comes by itself once it is', () =>
    visiting(async ({ page }) => {
      await editAt(stage.product.url, '2024-t20', '已完成方案编制');
      await stage.product.halt('SIGKILL');
      await page.getByRole('link', { name: '修改记录' }).click();
      await page.getByText('未联网,暂时看不到修改记录').waitFor();
      await stage.product.start();
      await page.getByText('未联网,暂时看不到修改记录').waitFor({ state: 'detached', timeout: 45_000 });
      await expect.poll(() => page.locator('.entry').count(), PATIENT).toBeGreaterThan(0);
    }));
});

describe('a browser that is cut off', () => {
  test('meets what another saved meanwhile as a conflict, with both texts', () =>
    visiting(async ({ context, page }) => {
      await context.setOffline(true);
      await type(page, '2024-t07', '新建大学生见习基地6个');
      await saveState(page, 'waiting');
      await editAt(stage.product.url, '2024-t07', '新建大学生见习基地8个');
      await context.setOffline(false);
      await page.getByTestId('conflict-dialogue').waitFor({ timeout: 45_000 });
      expect(await page.getByTestId('conflict-theirs').textContent()).toContain('8个');
      expect(await page.getByTestId('conflict-mine').textContent()).toContain('6个');
      expect(await page.getByTestId('save-state').textContent()).toContain('有冲突 1');
      await page.getByTestId('use-mine').click();
      await saveState(page, 'saved');
      expect((await historyOf('2024-t07')).map(({ after }) => after.progress)).toEqual(['新建大学生见习基地6个', '新建大学生见习基地8个']);
    }));

  test('takes over what a tab that was closed has left, and nothing of one that is open', () =>
    visiting(async ({ context, page }) => {
      const other = await newTab(context);
      await context.setOffline(true);
      await type(page, '2024-t08', '挖掘零工岗位1800个');
      await saveState(page, 'waiting');
      await other.reload();
      await cell(other, '2024-t01').waitFor();
      await expect.poll(() => banner(other).textContent(), PATIENT).toContain('未联网');
      expect(await other.getByTestId('save-state').textContent()).toContain('已保存');
      await page.close();
      await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await saveState(other, 'waiting');
      await context.setOffline(false);
      await saveState(other, 'saved');
      expect((await historyOf('2024-t08')).map(({ after }) => after.progress)).toEqual(['挖掘零工岗位1800个']);
    }));
});

test('a tab that is killed right after Enter has lost nothing', () =>
  visiting(async ({ context, page }) => {
    const cdp = await context.newCDPSession(page);
    await context.setOffline(true);
    await type(page, '2024-t01', '已移交退红线区域3处');
    cdp.send('Page.crash').catch(() => undefined);
    await page.waitForEvent('crash');
    await page.close();
    const tab = await newTab(context);
    await saveState(tab, 'waiting');
    expect(await cell(tab, '2024-t01').textContent()).toContain('已移交退红线区域3处');
    await context.setOffline(false);
    await saveState(tab, 'saved');
    expect(await historyOf('2024-t01')).toHaveLength(1);
  }));

test('an edit that an earlier page left in the local storage is sent, and moved out of it', () =>
  visiting(async ({ page }) => {
    const draft = {
      editId: crypto.randomUUID(),
      project: '2024-p02',
      task: '2024-t04',
      progress: '新增认知障碍照护专区2个',
      version: 1,
      at: 1,
    };
    await page.evaluate((text) => localStorage.setItem(`shishi.draft.local-admin.2024.${text.editId}`, JSON.stringify(text)), draft);
    await page.reload();
    await expect.poll(() => historyOf('2024-t04'), PATIENT).toHaveLength(1);
    await saveState(page, 'saved');
    await expect.poll(async () => (await keptOn(page)).edits, PATIENT).toEqual([]);
    expect((await keptOn(page)).drafts).toEqual([]);
  }));

test('a browser that forbids the database says so, and edits are saved all the same', async () => {
  const { context, page, complaints } = await newVisit(stage.browser);
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
  });
  await openSheet(page);
  await page.getByTestId('not-keeping').waitFor();
  await type(page, '2024-t02', '已完成规划方案');
  await saveState(page, 'saved');
  expect(await historyOf('2024-t02')).toHaveLength(1);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the service worker and the manifest are asked for anew each time, and the policy lets the page have them', async () => {
  for (const file of ['sw.js', 'manifest.json', '']) {
    const { status, headers } = await fetch(`${stage.product.url}/${file}`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(headers.get('content-security-policy')).toContain("worker-src 'self'");
    expect(headers.get('content-security-policy')).toContain("manifest-src 'self'");
  }
});

test('a window whose code has not come yet says that there is no line; the rows stay, and it opens once there is one', async () => {
  const context = await stage.browser.newContext({ serviceWorkers: 'block', locale: 'zh-CN' });
  const page = await context.newPage();
  await openSheet(page);
  const report = cell(page, '2024-t01', 'report').getByRole('button');
  await report.waitFor();
  await context.setOffline(true);
  await report.click();
  await page.getByTestId('part-failed').getByText('网络不通').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('part-failed').waitFor({ state: 'detached' });
  expect(await cell(page, '2024-t01').isVisible()).toBe(true);
  await context.setOffline(false);
  await report.click();
  await page.getByTestId('report').waitFor();
  await context.close();
});
