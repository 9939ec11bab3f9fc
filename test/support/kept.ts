/** What the page keeps on the device, looked at past the page. */
import type { Page } from 'playwright-core';

export type Kept = {
  readonly edits: readonly { readonly owner: string; readonly edit: { readonly task: string; readonly progress: string } }[];
  readonly sheets: readonly { readonly owner: string; readonly seenAt: number }[];
  readonly member: readonly { readonly me: { readonly id: string } }[];
  /** Keys of the local storage that hold an edit. */
  readonly drafts: readonly string[];
};

export const keptOn = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(String(request.error))));
      });
    const database = await done(indexedDB.open('shishi'));
    const all = (name: string) => done(database.transaction(name).objectStore(name).getAll());
    const [edits, sheets, member] = [await all('edits'), await all('sheets'), await all('member')];
    database.close();
    return { edits, sheets, member, drafts: Object.keys(localStorage).filter((key) => key.startsWith('shishi.draft.')) };
  });

/** The page's files and the sheet are on the device: from now on it opens without a line. */
export const readyForAway = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  for (let sheets = 0; sheets === 0; sheets = (await keptOn(page)).sheets.length) await page.waitForTimeout(50);
};
