/** 通报 as people meet it: the office drafts, edits and issues one; everybody else reads it, on the page and in Word. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { official } from '../../domain/bulletin/words.ts';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';
import { unzipped } from '../support/unzip.ts';
import { fits, newVisit, PHONE, WIDE } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);

/** What a busy machine may take. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** Milliseconds that a test may take, with several people at a busy machine. */
const LONG = 120_000;

/** A page of somebody who has gone to the bulletins. */
const visitAs = async (account: string, viewport = WIDE) => {
  const visit = await newVisit(stage.browser, viewport);
  await visit.page.goto(stage.product.url);
  await signInAs(visit.page, account);
  await visit.page.getByTestId('sheet-completion').waitFor();
  await visit.page.getByRole('link', { name: '通报' }).click();
  return visit;
};

const part = (page: Page, name: string) => page.getByTestId(`part-${name}`);
const paper = (page: Page) => page.getByTestId('paper');
const save = async (page: Page): Promise<void> => {
  await page.getByTestId('save-draft').click();
  await page.getByText('草稿已保存。').waitFor();
};
const end = async (...visits: readonly Awaited<ReturnType<typeof visitAs>>[]): Promise<void> => {
  expect(visits.flatMap(({ complaints }) => complaints)).toEqual([]);
  await Promise.all(visits.map(({ context }) => context.close()));
};

test(
  'two people write one draft: what each changed comes together, and where both changed one part the second chooses',
  async () => {
    const [first, second] = await Promise.all([visitAs('督查室'), visitAs('督查室')]);
    await first.page.getByTestId('begin-draft').click();
    await part(first.page, 'overall').waitFor();
    expect(await paper(first.page).innerText()).toContain('全口径完成率为17.5%');
    await second.page.reload();
    await part(second.page, 'overall').waitFor();
    await part(first.page, 'next').fill('甲写的下一步。');
    await part(first.page, 'office').fill('平湖市人民政府办公室');
    await save(first.page);
    await part(second.page, 'next').fill('乙写的下一步。');
    await part(second.page, 'opening').fill('乙写的导语。');
    await second.page.getByTestId('save-draft').click();
    await second.page.getByText('通报草稿刚被别人改过', { exact: false }).waitFor();
    await second.page.getByText('两人都改过:下一步工作。', { exact: false }).waitFor();
    expect(await second.page.getByTestId('theirs-next').innerText()).toBe('甲写的下一步。');
    expect(await Promise.all(['next', 'opening', 'office'].map((name) => part(second.page, name).inputValue()))).toEqual([
      '乙写的下一步。',
      '乙写的导语。',
      '平湖市人民政府办公室',
    ]);
    await second.page.screenshot(picture('bulletin-clash'));
    await second.page.getByTestId('use-theirs-next').click();
    await save(second.page);
    await eventually(() => paper(second.page).innerText()).toContain('甲写的下一步。');
    expect(await paper(second.page).innerText()).toContain('乙写的导语。');
    await end(first, second);
  },
  LONG,
);

test(
  'what is not saved stays while other pages are looked at, and over a reload',
  async () => {
    const office = await visitAs('督查室');
    const { page } = office;
    await part(page, 'overall').fill('还没有保存的总体情况。');
    await page.getByRole('link', { name: '看板' }).click();
    await page.getByRole('link', { name: '通报' }).click();
    expect(await part(page, 'overall').inputValue()).toBe('还没有保存的总体情况。');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await part(page, 'overall').waitFor();
    expect(await part(page, 'overall').inputValue()).toBe('还没有保存的总体情况。');
    await part(page, 'title').fill('');
    await page.getByText('请填写。').waitFor();
    expect(await page.getByTestId('save-draft').isDisabled()).toBe(true);
    await page.getByTestId('restore-title').click();
    await save(page);
    await end(office);
  },
  LONG,
);

test(
  'the sheet moves on: the draft says so, takes the new figures, and keeps what was edited',
  async () => {
    const office = await visitAs('督查室');
    const { page } = office;
    await part(page, 'overall').waitFor();
    await page.getByRole('link', { name: '台账', exact: true }).click();
    await page.getByLabel('查找', { exact: true }).fill('喘息服务');
    await page.locator('.ag-row[row-id="2024-t06"] [col-id="progress"]').click();
    await page.getByTestId('cell-editor').fill('已为50名儿童提供康复救助,已为50户家庭提供“喘息服务”');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="save-state"][data-state="saved"]').waitFor();
    await page.getByRole('link', { name: '通报' }).click();
    await page.getByText('台账数据已有变化。', { exact: false }).waitFor();
    await page.getByTestId('regenerate').click();
    await page.getByText('已按此刻的台账重新生成', { exact: false }).waitFor();
    expect(await part(page, 'overall').inputValue()).toBe('还没有保存的总体情况。');
    await page.getByTestId('checked-overall').click();
    await page.getByTestId('checked-overall').waitFor({ state: 'detached' });
    await page.getByTestId('restore-overall').click();
    await eventually(() => paper(page).innerText()).toContain('全口径完成率为2');
    await save(page);
    await page.screenshot(picture('bulletin-draft'));
    await end(office);
  },
  LONG,
);

test(
  'the office issues it once; everybody reads it, keeps it as Word and prints it, and nobody changes it',
  async () => {
    const office = await visitAs('督查室');
    await office.page.getByTestId('issue').click();
    const asked = office.page.getByTestId('issue-bulletin');
    await asked.getByText('不能修改或撤回', { exact: false }).waitFor();
    await office.page.screenshot(picture('bulletin-issue'));
    await asked.getByTestId('issue-now').click();
    await office.page.getByTestId('bulletin-1').waitFor();
    await eventually(() => new URL(office.page.url()).searchParams.get('bulletin')).toBe('1');
    expect(await paper(office.page).innerText()).toContain(official('(第1期)'));

    const [clerk, leader] = await Promise.all([visitAs('教育局'), visitAs('分管领导', PHONE)]);
    const { page } = clerk;
    expect(await paper(page).innerText()).toContain('乙写的导语。');
    for (const name of ['bulletin-draft', 'correct', 'issue', 'part-title']) expect(await page.getByTestId(name).count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('word').click()]);
    expect(download.suggestedFilename()).toBe(`平湖市2024年民生实事项目进展情况通报${official('(第1期)')}.docx`);
    expect(unzipped(readFileSync(await download.path())).get('word/document.xml')).toContain('乙写的导语。');
    await page.emulateMedia({ media: 'print' });
    expect([
      await page.getByRole('navigation').isVisible(),
      await page.getByTestId('word').isVisible(),
      await paper(page).isVisible(),
    ]).toEqual([false, false, true]);
    await paper(leader.page).waitFor();
    expect(await fits(leader.page)).toBe(true);
    await leader.page.screenshot(picture('bulletin-phone'));
    await end(office, clerk, leader);
  },
  LONG,
);

test(
  'a mistake is put right by a bulletin that names the old one; a draft can be given up',
  async () => {
    const office = await visitAs('督查室', PHONE);
    const { page } = office;
    await page.getByTestId('bulletin-1').click();
    await page.getByTestId('correct').click();
    await part(page, 'opening').waitFor();
    expect(await part(page, 'opening').inputValue()).toContain(official('(第1期)有误,现予更正,以本期为准。'));
    expect(await fits(page)).toBe(true);
    await page.screenshot(picture('bulletin-draft-phone'));
    await page.getByTestId('issue').click();
    await page.getByTestId('issue-now').click();
    await page.getByTestId('bulletin-2').getByText('更正第 1 期').waitFor();
    expect(await paper(page).innerText()).toContain(official('(第2期,更正第1期)'));
    await page.getByTestId('bulletin-draft').click();
    await page.getByTestId('begin-draft').click();
    await page.getByTestId('discard-draft').click();
    await page.getByTestId('confirm').click();
    await page.getByTestId('begin-draft').waitFor();
    await end(office);
  },
  LONG,
);
