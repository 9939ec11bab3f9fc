/** 自动封账 as the office meets it: it is asked for in the settings, and the page goes on to the next period while it is looked at. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeDue } from '../../functions/actions/close-due.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { LOCAL_ACCESS } from '../../local/access.ts';
import { startEngine } from '../../local/engine.ts';
import { TABLE } from '../../local/open-store.ts';
import { temporaryFolder } from '../support/engine.ts';
import { signInAs, startedWithSignIn } from '../support/sign-in-page.ts';
import { picture, stageWith } from '../support/stage.ts';

/** The product, with a way to its table from beside it, where the scheduled closing stands. */
const stage = stageWith(async () => {
  const folder = temporaryFolder();
  const engine = await startEngine(join(folder.path, 'table.db'), join(folder.path, 'engine.log'));
  const product = await startedWithSignIn(engine.endpoint);
  const store: Store = dynamoStore(documentClient({ ...LOCAL_ACCESS, endpoint: engine.endpoint }), TABLE);
  const stop = async (): Promise<void> => {
    await product.stop();
    await engine.stop();
    folder.remove();
  };
  return { ...product, store, stop };
});

test('the office turns it on; what is past its cut-off is closed before its eyes, and the page says by whom', () =>
  stage.visiting(async ({ page }) => {
    const { store, url } = stage.product;
    const ports = { store, now: Date.now };
    await signInAs(page, '督查室');
    await page.getByTestId('sheet-completion').waitFor();
    await page.goto(`${url}/?view=settings`);
    expect(await closeDue(ports, '2024', '2024-04-10')).toEqual([]);
    const choice = page.getByLabel('自动封账');
    await choice.focus();
    await page.keyboard.press('Space');
    await page.getByText('本期截止日已过,保存后即自动关闭。').waitFor();
    await page.screenshot(picture('closing'));
    await page.getByTestId('save-rules').click();
    await page.getByText('已保存。').waitFor();
    expect(await closeDue(ports, '2024', '2024-04-10')).toEqual(['2024-03']);
    await page.getByText('当前期 2024年4月').waitFor();
    await page.getByTestId('last-closing').getByText('上次关闭:2024年3月,系统').waitFor();
    expect(await choice.isChecked()).toBe(true);
    await page.getByRole('link', { name: '快照' }).click();
    await page.locator('[data-snapshot="2024-03"]').getByText('系统').waitFor();
    await page.screenshot(picture('closing-snapshots'));
  }));
