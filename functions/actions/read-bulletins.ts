import type { Bulletin, BulletinFigures, BulletinHead, Draft } from '../../domain/bulletin/types.ts';
import type { SheetId } from '../../domain/types.ts';
import type { Store } from '../ports.ts';

/** A sheet's issued bulletins, newest first. */
export const readBulletins = async (store: Store, sheet: SheetId): Promise<readonly BulletinHead[]> =>
  (await store.bulletins(sheet)).toReversed();

/** An issued bulletin; null where there is none of this number. */
export const readBulletin = (store: Store, sheet: SheetId, number: number): Promise<Bulletin | null> => store.bulletin(sheet, number);

export type DraftRead = { readonly draft: Draft; readonly figures: BulletinFigures | null };

/** The sheet's draft with its figures; those are null where none is being written. */
export const readDraft = async (store: Store, sheet: SheetId): Promise<DraftRead> => {
  const draft = await store.draft(sheet);
  return { draft, figures: draft.body === null ? null : await store.figures(sheet, draft.body.figures) };
};
