import { wordFileName } from '../../domain/bulletin/document.ts';
import type { BulletinHead } from '../../domain/bulletin/types.ts';
import type { Attachment } from '../../domain/mail/types.ts';
import type { Period } from '../../domain/period.ts';
import type { SheetId } from '../../domain/types.ts';
import type { BulletinStore } from '../ports.ts';

/** An issued bulletin, as it goes with a letter. */
export const attachmentOf = (head: BulletinHead): Attachment => ({
  name: wordFileName(head),
  bulletin: { sheet: head.sheet, number: head.number },
});

/** The last bulletin of a period, as it goes with a letter; null where none was issued. */
export const bulletinOfPeriod = async (
  store: Pick<BulletinStore, 'bulletins'>,
  sheet: SheetId,
  period: Period,
): Promise<Attachment | null> => {
  const last = (await store.bulletins(sheet)).findLast((bulletin) => bulletin.period === period);
  return last === undefined ? null : attachmentOf(last);
};
