/**
 * A copy of the data in one file: JSON lines, gzipped. The first line says what it is, the last how many items it holds and what
 * they hash to, so that a file that was cut off or changed is found out.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Item } from '../functions/migrations/migration.ts';
import { isLive } from '../functions/store/verdict.ts';
import { StartFailure } from './failure.ts';

const FORMAT = 1;

const unreadable = (file: string): StartFailure =>
  new StartFailure(
    `${file} 不是完整的实事台账备份(可能被截断或改动)。请换用另一份备份。`,
    `${file} is no whole backup of Shishi; it may have been cut off or changed. Use another one.`,
  );

/** Bytes, which JSON has no word for, stand as `{"$bytes": "…"}`, in base64. */
const asText = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value;

const asBytes = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '$bytes' in value && typeof value.$bytes === 'string'
    ? new Uint8Array(Buffer.from(value.$bytes, 'base64'))
    : value;

/** The lines of a file that holds these items, without what belongs to a moment. */
async function* linesOf(items: AsyncIterable<Item>, at: string): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let count = 0;
  yield `${JSON.stringify({ shishi: 'backup', format: FORMAT, at })}\n`;
  for await (const item of items) {
    if (isLive(item)) continue;
    const line = JSON.stringify(item, asText);
    hash.update(line);
    count += 1;
    yield `${line}\n`;
  }
  yield `${JSON.stringify({ items: count, sha256: hash.digest('hex') })}\n`;
}

/** Writes a file that is not there yet. `at` is ISO 8601, UTC. */
export const writeBackup = (file: string, items: AsyncIterable<Item>, at: string): Promise<void> =>
  pipeline(Readable.from(linesOf(items, at)), createGzip(), createWriteStream(file, { flags: 'wx', mode: 0o600 }));

/** The lines of a gzipped file; what is no such file, or ends early, is unreadable. */
async function* readLines(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip().setEncoding('utf8');
  createReadStream(file)
    .on('error', (error) => unzipped.destroy(error))
    .pipe(unzipped);
  let rest = '';
  try {
    for await (const chunk of unzipped) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch {
    throw unreadable(file);
  }
}

const parsed = (file: string, line: string): Item => {
  try {
    // A few items hold bytes, and looking at each value takes five times as long.
    const value: Item = JSON.parse(line, line.includes('"$bytes"') ? asBytes : undefined);
    return value;
  } catch {
    throw unreadable(file);
  }
};

/** The items of a file. It throws at its end where the file is not whole, so read it once before anything is done with it. */
export async function* readBackup(file: string): AsyncGenerator<Item> {
  const hash = createHash('sha256');
  let [count, isFirst] = [0, true];
  // The last line is no item, and which one is the last is known only when the next one does not come.
  let held: string | null = null;
  for await (const line of readLines(file)) {
    if (isFirst) {
      const head = parsed(file, line);
      if (head.shishi !== 'backup' || head.format !== FORMAT) throw unreadable(file);
      isFirst = false;
      continue;
    }
    if (held !== null) {
      hash.update(held);
      count += 1;
      yield parsed(file, held);
    }
    held = line;
  }
  const end = held === null ? {} : parsed(file, held);
  if (end.items !== count || end.sha256 !== hash.digest('hex')) throw unreadable(file);
}
