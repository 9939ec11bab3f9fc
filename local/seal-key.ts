/** The key that links in local mails are sealed with: made once, in the data folder, for its owner's eyes only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const sealKey = (folder: string): Uint8Array => {
  const file = join(folder, 'seal-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return Buffer.from(readFileSync(file, 'utf8'), 'hex');
};
