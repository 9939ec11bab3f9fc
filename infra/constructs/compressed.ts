import { cpSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { endOf, isCompressed, KINDS, LARGEST_FILE } from '../../functions/hosting/kinds.ts';

/** What a file of the page cannot be where a Lambda serves it, as a sentence; null for one that can be served. */
const complaintOf = (name: string, size: number): string | null => {
  if (!KINDS.has(endOf(name))) return `${name}: functions/hosting/kinds.ts does not know such files`;
  return size > LARGEST_FILE ? `${name}: is larger than a Lambda can answer with` : null;
};

/**
 * Copies the built page into another folder, with what is worth it compressed beside itself.
 *
 * @throws Error naming the files that a Lambda could not serve
 */
export const compressedInto = (folder: string, output: string): void => {
  cpSync(folder, output, { recursive: true });
  const names = globSync('**/*.*', { cwd: output });
  const complaints = names.map((name) => complaintOf(name, statSync(join(output, name)).size)).filter((one) => one !== null);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  for (const name of names.filter(isCompressed)) {
    const bytes = readFileSync(join(output, name));
    writeFileSync(join(output, `${name}.br`), brotliCompressSync(bytes));
    writeFileSync(join(output, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
};
