/** `npm start` on a data folder of an earlier release, and on one of a later release. */
import { afterAll, expect, test } from 'vitest';
import { MIGRATIONS } from '../../functions/migrations/all.ts';
import { documentClient } from '../../functions/store/client.ts';
import { SCHEMA_KEY } from '../../functions/store/keys.ts';
import { openStore, TABLE } from '../../local/open-store.ts';
import { startProduct } from '../../local/product.ts';
import { SAMPLE_MEMBERS } from '../../seeds/sample-members.ts';
import type { Item } from '../../functions/migrations/migration.ts';
import { temporaryFolder } from '../support/engine.ts';
import { OLDER, olderItems, putRaw } from '../support/older.ts';

const folders = [temporaryFolder(), temporaryFolder()] as const;
afterAll(() => folders.forEach((folder) => folder.remove()));

const settingsAt = (data: string) => ({ port: 0, data, endpoint: null, signIn: false, timeZone: 'Asia/Shanghai' });

/** Puts items into a new data folder. */
const filled = async (data: string, items: readonly Item[]): Promise<void> => {
  const { access, close } = await openStore(settingsAt(data));
  await putRaw(documentClient(access), TABLE, items);
  await close();
};

test('data of the oldest release are brought to the present shape before anybody is served, and only once', async () => {
  const data = folders[0].path;
  await filled(data, olderItems(OLDER[0]));
  const first = await startProduct(settingsAt(data), null);
  expect(first.migrated).toEqual({ from: 0, to: MIGRATIONS.length });
  const answer: unknown = await fetch(`${first.url}/api/sheets/2024`).then((response) => response.json());
  await first.stop();
  expect(answer).toMatchObject({
    tasks: expect.arrayContaining([expect.objectContaining({ id: '2024-t01', units: [expect.stringMatching(/^u-/u)], version: 3 })]),
    units: expect.arrayContaining([expect.objectContaining({ name: '建设局' })]),
  });
  const second = await startProduct(settingsAt(data), null);
  expect(second.migrated).toBeNull();
  await second.stop();
  const { store, close } = await openStore(settingsAt(data));
  const [members, units] = [await store.members(), await store.units()];
  await close();
  // The sample members find their units by name.
  const jiaoyu = members.find(({ email }) => email === SAMPLE_MEMBERS[1]?.email);
  expect(units.find(({ id }) => id === jiaoyu?.units[0])?.name).toBe('教育局');
});

test('data of a later release are left alone, with a sentence', async () => {
  const data = folders[1].path;
  await filled(data, [{ ...SCHEMA_KEY, kind: 'schema', version: MIGRATIONS.length + 1 }]);
  await expect(startProduct(settingsAt(data), null)).rejects.toThrow(`written by a newer release (${MIGRATIONS.length + 1};`);
});
