/** Letters in a real browser: at the widths of a phone and a desk, in the dark, and with their stylesheet taken out as QQ Mail does. */
import { expect, test } from 'vitest';
import type { LetterRequest } from '../../domain/mail/requests.ts';
import { letterWriter } from '../../functions/letters/writer.ts';
import { faint } from '../support/contrast.ts';
import { bulletinRequests, chaseRequest, CLERK, HOSTILE, mentionsRequest, seed, settingOf, summaryRequest } from '../support/letters.ts';
import { startedProduct } from '../support/product.ts';
import { picture, stageWith } from '../support/stage.ts';
import { fits, newVisit } from '../support/visit.ts';

const stage = stageWith(startedProduct);

const table = seed();
const bulletins = bulletinRequests(table);
/** Words that no blank breaks. */
const wide = {
  ...table,
  tasks: table.tasks.map((task) => ({ ...task, content: 'W'.repeat(80), progress: '没有空格的很长很长的进展情况'.repeat(30) })),
  units: table.units.map((unit) => ({ ...unit, name: `单位${'名'.repeat(60)}` })),
};

const REQUESTS: Readonly<Record<string, LetterRequest>> = {
  summary: summaryRequest(table, { bulletin: { name: '平湖市2024年民生实事第3期通报.docx', bulletin: { sheet: '2024', number: 3 } } }),
  chase: chaseRequest(table, 2),
  mentions: mentionsRequest(table, ['@王敏 请核对\n培训场次:21场还是12场?', HOSTILE]),
  bulletin: bulletins.issued,
  'bulletin-unchecked': bulletins.unchecked,
  'bulletin-waiting': bulletins.waiting,
  empty: summaryRequest({ ...table, projects: [], tasks: [] }),
  wide: chaseRequest(wide, 1),
};

const withoutStylesheet = (html: string): string => html.replaceAll(/<style>.*?<\/style>/gsu, '');

const LOOKS = [
  { name: 'phone', width: 390, dark: false, strip: false },
  { name: 'desk', width: 800, dark: false, strip: false },
  { name: 'dark', width: 390, dark: true, strip: false },
  { name: 'qq', width: 390, dark: true, strip: true },
] as const;

test.each(LOOKS)('letters are whole and can be read: $name', async ({ name, width, dark, strip }) => {
  const { context, page, complaints } = await newVisit(stage.browser, { width, height: 844 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  for (const [kind, request] of Object.entries(REQUESTS)) {
    const { html } = await letterWriter().write(request, settingOf(kind === 'wide' ? wide : table), CLERK);
    await page.setContent(strip ? withoutStylesheet(html) : html);
    await page.screenshot({ ...picture(`letter-${kind}-${name}`), fullPage: true });
    expect(await fits(page)).toBe(true);
    expect(await faint(page)).toEqual([]);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

test('bars reach as far as the figures say, with a tick at the pace', async () => {
  const { context, page } = await newVisit(stage.browser);
  const request = summaryRequest(table);
  const { html } = await letterWriter().write(request, settingOf(table), CLERK);
  await page.setContent(html);
  const bars = page.locator('table[aria-hidden]');
  const widths = (at: number): Promise<readonly number[]> =>
    bars.nth(at).evaluate((bar) => {
      const whole = bar.getBoundingClientRect().width;
      return [...bar.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect().width / whole);
    });
  expect(await bars.count()).toBe(request.summary.projects.length);
  for (const [at, { standing }] of request.summary.projects.entries()) {
    const cells = await widths(at);
    const tick = cells.findIndex((width) => width < 0.005);
    expect(sumOf(cells.slice(0, tick))).toBeCloseTo(0.25, 2);
    const reached = standing?.completion ?? 0;
    const filled = reached > 0.25 ? cells.slice(0, tick + 2) : cells.slice(0, reached === 0 ? 0 : 1);
    expect(sumOf(filled)).toBeCloseTo(reached, 2);
  }
  await context.close();
});

test('a link of a chase leads straight to its cell', async () => {
  const { context, page, complaints } = await newVisit(stage.browser);
  const about = { ...settingOf(table), page: stage.product.url };
  const { html } = await letterWriter().write(chaseRequest(table, 5), about, CLERK);
  await page.setContent(html);
  const [opened] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: /^第 5 行/u }).click()]);
  await opened.locator('.ag-cell-focus[col-id="progress"]').waitFor();
  expect(await opened.locator('.ag-row:has(.ag-cell-focus) [col-id="number"]').first().innerText()).toBe('5');
  expect(complaints).toEqual([]);
  await context.close();
});
