/** From a setting to an open cell: a mail goes out at the next minute, arrives over a real SMTP socket, and leads to its task. */
import { expect, test } from 'vitest';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { stageWith } from '../support/stage.ts';
import { newVisit } from '../support/visit.ts';

const stage = stageWith(startedWithSignIn);

/** The next minute of the city's clocks as `HH:MM`; what is set for it is written a minute after it. */
const soon = (): string => {
  const at = new Date(Date.now() + 60_000);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(at);
};

test(
  'mentions of the day are mailed at the time that the office sets, and the link leads to the comment',
  { timeout: 240_000 },
  async () => {
    const clerk = await newVisit(stage.browser);
    await clerk.page.goto(stage.product.url);
    await signInAs(clerk.page, '卫生健康局');
    await clerk.page.getByTestId('sheet-completion').waitFor();

    const office = await newVisit(stage.browser);
    await office.page.goto(`${stage.product.url}/?task=2024-t12&tab=comments`);
    await signInAs(office.page, '督查室');
    await office.page.getByTestId('comment-field').click();
    await office.page.keyboard.type('请补充九月的培训人数 @卫生');
    await office.page.getByTestId('mention-choices').getByRole('option').first().click();
    await office.page.getByTestId('comment-send').click();
    await office.page.getByTestId('comment').getByText('请补充九月的培训人数').waitFor();

    await office.page.goto(`${stage.product.url}/?view=settings`);
    const mentions = office.page.getByRole('group', { name: '提及' }).first();
    await mentions.getByLabel('按时发送').check();
    await mentions.getByLabel('时间').fill(soon());
    await office.page.getByTestId('save-mailing').click();
    await office.page.locator('.mail-form').getByText('已保存。').waitFor();

    const inbox = await newVisit(stage.browser);
    await expect
      .poll(
        async () => {
          await inbox.page.goto(stage.product.inbox);
          return inbox.page.locator('body').innerText();
        },
        { timeout: 180_000, interval: 2000 },
      )
      .toContain('weijian@pinghu.example');
    await inbox.page.getByRole('link').filter({ hasText: '提到' }).first().click();
    const link = await inbox.page.locator('iframe').contentFrame().locator('a[href*="2024-t12"]').first().getAttribute('href');
    await clerk.page.goto(link ?? 'about:blank');
    await clerk.page.getByTestId('comment').getByText('请补充九月的培训人数').waitFor();
    expect([...clerk.complaints, ...office.complaints]).toEqual([]);
    await Promise.all([clerk, office, inbox].map(({ context }) => context.close()));
  },
);
