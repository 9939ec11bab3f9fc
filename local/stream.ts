/**
 * Carries the table's stream to the same handler that Lambda runs, every 50 ms, and at once where a write is known of.
 *
 * Where each shard was read to is kept in a file, written after the handler has taken the records: a stop in between
 * means that they come again, which the handler is made for.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { ChangesHandler } from '../functions/changes/handler.ts';

const EVERY_MS = 50;
/** A new shard is found within a second. */
const PASSES_PER_SEARCH = 20;
/** Pause after a failure, so that an engine that is down is not asked without end. */
const AFTER_FAILURE_MS = 1000;

/** Sequence number last handled, by shard. */
type Checkpoint = Readonly<Record<string, string>>;

export type StreamParts = {
  readonly tables: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly table: string;
  readonly checkpointFile: string;
  readonly handler: ChangesHandler;
};

const readCheckpoint = (file: string): Checkpoint => {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof kept === 'object' && kept !== null
      ? Object.fromEntries(Object.entries(kept).filter(([, at]) => typeof at === 'string'))
      : {};
  } catch {
    return {}; // none yet, or unreadable: the stream is read from its start, which repeats work but loses none
  }
};

/** In one step, so that a stop in the middle leaves the old file or the new one. */
const writeCheckpoint = (file: string, checkpoint: Checkpoint): void => {
  writeFileSync(`${file}.new`, JSON.stringify(checkpoint));
  renameSync(`${file}.new`, file);
};

const streamOf = async ({ tables, table }: StreamParts): Promise<string> => {
  const { Table: description } = await tables.send(new DescribeTableCommand({ TableName: table }));
  if (description?.LatestStreamArn === undefined) throw new Error(`table ${table} has no stream`);
  return description.LatestStreamArn;
};

const iteratorAt = async (
  { streams }: StreamParts,
  stream: string,
  shard: string,
  after: string | undefined,
): Promise<string | undefined> => {
  const place = { StreamArn: stream, ShardId: shard };
  const fromStart = () => streams.send(new GetShardIteratorCommand({ ...place, ShardIteratorType: 'TRIM_HORIZON' }));
  if (after === undefined) return (await fromStart()).ShardIterator;
  const { ShardIterator: iterator } = await streams
    .send(new GetShardIteratorCommand({ ...place, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }))
    .catch(fromStart); // the place is no longer kept
  return iterator;
};

/** One pass over all shards. Iterators are kept from pass to pass, and found anew from the checkpoint after a failure. */
const newPass = (parts: StreamParts): (() => Promise<void>) => {
  let checkpoint = readCheckpoint(parts.checkpointFile);
  let stream: string | undefined;
  const iterators = new Map<string, string | undefined>();

  const readShard = async (shard: string): Promise<void> => {
    const iterator = iterators.get(shard);
    if (iterator === undefined) return; // a shard that was read to its end
    const { Records: records = [], NextShardIterator: next } = await parts.streams.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }),
    );
    const last = records.at(-1)?.dynamodb?.SequenceNumber;
    if (last !== undefined) {
      await parts.handler({ Records: records });
      checkpoint = { ...checkpoint, [shard]: last };
      writeCheckpoint(parts.checkpointFile, checkpoint);
    }
    iterators.set(shard, next);
  };

  /** Finds shards that are new. They come seldom, so they are looked for every so often only. */
  const findShards = async (): Promise<void> => {
    stream ??= await streamOf(parts);
    const { StreamDescription: description } = await parts.streams.send(new DescribeStreamCommand({ StreamArn: stream }));
    for (const { ShardId: shard } of description?.Shards ?? []) {
      // oxlint-disable-next-line no-await-in-loop -- a handful, once each
      if (shard !== undefined && !iterators.has(shard)) iterators.set(shard, await iteratorAt(parts, stream, shard, checkpoint[shard]));
    }
  };

  let passes = 0;
  return async () => {
    try {
      if (iterators.size === 0 || passes % PASSES_PER_SEARCH === 0) await findShards();
      passes += 1;
      // oxlint-disable-next-line no-await-in-loop -- shards in their order, so that an item's changes stay in theirs
      for (const shard of iterators.keys()) await readShard(shard);
    } catch (error) {
      iterators.clear();
      throw error;
    }
  };
};

export type StreamLoop = {
  /** Something was written: the stream is looked at now. */
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
};

/** Starts the loop; `stop` waits for the batch under way. */
export const startStreamLoop = (parts: StreamParts): StreamLoop => {
  const stopping = new AbortController();
  const pass = newPass(parts);
  let nudged = false;
  let waking = new AbortController();
  const rest = async (ms: number): Promise<void> => {
    const over = AbortSignal.any([stopping.signal, waking.signal]);
    if (!nudged) await pause(ms, undefined, { signal: over }).catch(() => {});
    nudged = false;
    waking = new AbortController();
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      // oxlint-disable no-await-in-loop -- one pass after the other is the point
      const wait = await pass().then(
        () => EVERY_MS,
        () => AFTER_FAILURE_MS,
      );
      await rest(wait);
      // oxlint-enable no-await-in-loop
    }
  };
  const running = loop();
  return {
    nudge: () => {
      nudged = true;
      waking.abort();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
