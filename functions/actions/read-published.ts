import { published, type Published } from '../../domain/published.ts';
import { latestClosing, type SnapshotHead } from '../../domain/snapshots.ts';
import type { Sheet, SheetId } from '../../domain/types.ts';
import type { Store } from '../ports.ts';

export type PublishedSheet = Pick<Sheet, 'id' | 'name' | 'city'>;

type Closed = { readonly sheet: PublishedSheet; readonly latest: SnapshotHead };

/** `published` is null where no period of any sheet has been closed, or none of the sheet that is asked for. */
export type PublishedAnswer = {
  /** Sheets that something is published of, the newest first. */
  readonly sheets: readonly PublishedSheet[];
  readonly shown: { readonly sheet: PublishedSheet; readonly published: Published } | null;
};

const closedOf = async (store: Store, id: SheetId): Promise<readonly Closed[]> => {
  const [sheet, heads] = await Promise.all([store.head(id), store.snapshots(id)]);
  const latest = latestClosing(heads);
  return sheet === null || latest === null ? [] : [{ sheet, latest }];
};

/** What everybody may see. @param id of a sheet; null for the newest */
export const readPublished = async (store: Store, id: SheetId | null): Promise<PublishedAnswer> => {
  const ids = (await store.sheets()).toSorted((a, b) => (a < b ? 1 : -1));
  const closed = (await Promise.all(ids.map((each) => closedOf(store, each)))).flat();
  const sheets = closed.map(({ sheet }) => sheet);
  const asked = id === null ? closed[0] : closed.find(({ sheet }) => sheet.id === id);
  if (asked === undefined) return { sheets, shown: null };
  const snapshot = await store.snapshot(asked.sheet.id, asked.latest.id);
  return { sheets, shown: snapshot === null ? null : { sheet: asked.sheet, published: published(snapshot) } };
};
