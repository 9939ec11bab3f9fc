import { WORD_TYPE } from '../../domain/bulletin/document.ts';
import type { Attachment } from '../../domain/mail/types.ts';
import type { MailFile, Store, WordOf } from '../ports.ts';

type Ports = { readonly store: Store; readonly wordOf: WordOf };

/** The file that goes with a letter. An issued bulletin is never gone, so that it throws where there is none of this number. */
export const attachedFile = async ({ store, wordOf }: Ports, { name, bulletin: { sheet, number } }: Attachment): Promise<MailFile> => {
  const bulletin = await store.bulletin(sheet, number);
  if (bulletin === null) throw new Error(`there is no bulletin ${number} of ${sheet}`);
  return { name, type: WORD_TYPE, bytes: await wordOf(bulletin) };
};
