/** Two people at one sheet: each sees the other's edits as they are saved, and which cell the other has open. */
import { expect, test } from 'vitest';
import { startedProduct } from '../support/product.ts';
import { stageWith } from '../support/stage.ts';

const stage = stageWith(startedProduct);
const { withGrid } = stage;

test("an edit by one appears with the other without a reload, in the middle of the other's composition, and disturbs nothing", () =>
  withGrid((first) =>
    withGrid(async (second) => {
      await second.focus('2024-t05', 'progress');
      await second.cdp.send('Input.imeSetComposition', { text: 'yi kai', selectionStart: 6, selectionEnd: 6 });
      await first.focus('2024-t03', 'progress');
      await first.page.keyboard.type('已建成社区老年食堂2家');
      await first.page.keyboard.press('Enter');
      await expect.poll(() => second.cell('2024-t03', 'completion').textContent()).toContain('66.67');
      expect(await second.cell('2024-t03', 'progress').textContent()).toContain('已建成社区老年食堂2家');
      expect(await second.editor.inputValue()).toBe('yi kai');
      await second.cdp.send('Input.insertText', { text: '已开设' });
      expect(await second.editor.inputValue()).toBe('已开设');
      await second.page.keyboard.press('Enter');
      await expect.poll(() => first.cell('2024-t05', 'progress').textContent()).toContain('已开设');
      // Both are the sample admin, and nobody is shown to themselves.
      expect(await first.page.getByTestId('who-is-here').count()).toBe(0);
    }),
  ));

test('after the server was away, what the other saved meanwhile comes in by itself', () =>
  withGrid(async (one) => {
    await stage.product.halt('SIGKILL');
    await stage.product.start();
    const saved = await fetch(`${stage.product.url}/api/projects/2024-p06/tasks/2024-t16`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ editId: crypto.randomUUID(), version: 1, progress: '已完成宿舍改造50间' }),
    });
    expect(saved.status).toBe(200);
    await one.show('2024-t16', 'completion');
    await expect.poll(() => one.cell('2024-t16', 'completion').textContent(), { timeout: 20_000 }).toContain('25.00');
  }));
