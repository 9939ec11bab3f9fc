/** What works on a city's table needs from outside, and how it waits for AWS. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { StartFailure } from '../../local/failure.ts';

export type LastingPorts = {
  /** Of the city's account and region. */
  readonly tables: DynamoDBClient;
  /** The same, for items. */
  readonly items: DynamoDBDocumentClient;
  readonly now: () => number;
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Tells the person at the keyboard what is going on. */
  readonly say: (line: string) => void;
};

const EVERY_MS = 10_000;
/** A restore takes hours where a table is large; ours are not. */
const LONGEST_MS = 12 * 60 * 60_000;
/** How often somebody who waits is told. Milliseconds. */
const TELL_MS = 60_000;

/** `2026-11-23T04:05:06.000Z` → `20261123-040506`. */
export const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/gu, '').replace('T', '-');

/** Asks until it is so, and says each minute that it is not yet. */
export const until = async ({ now, pause, say }: LastingPorts, what: string, isSo: () => Promise<boolean>): Promise<void> => {
  const started = now();
  let told = started;
  // oxlint-disable-next-line no-await-in-loop -- asks again after a pause
  while (!(await isSo())) {
    if (now() - started > LONGEST_MS) {
      throw new StartFailure(
        `${what} 迟迟没有完成。请在控制台查看,再以同样的命令继续。`,
        `${what} does not come to an end. Look at it in the console, then run this again.`,
      );
    }
    if (now() - told >= TELL_MS) {
      told = now();
      say(`${what}:已等待 ${Math.round((told - started) / TELL_MS)} 分钟 / minutes waited`);
    }
    // oxlint-disable-next-line no-await-in-loop -- as above
    await pause(EVERY_MS);
  }
};
