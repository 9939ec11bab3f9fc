/** Items as earlier releases wrote them: read from tables that the code of those commits had made, two projects and four edits each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BatchWriteCommand, DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../functions/migrations/migration.ts';

const FOLDER = join(import.meta.dirname, '..', 'functions', 'older');

/** The files, by what the release did not know yet; the first is the oldest that kept a sheet. */
export const OLDER = [
  '1-before-overrides',
  '2-before-units',
  '3-before-comments',
  '4-before-versions-of-periods',
  '5-before-units-of-closings',
] as const;

export type Older = (typeof OLDER)[number];

export const olderItems = (name: Older): readonly Item[] =>
  readFileSync(join(FOLDER, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): Item => JSON.parse(line, (key, value) => (key === 'pack' ? Buffer.from(value, 'base64') : value)));

/** Puts items as they are, past the store. */
export const putRaw = async (client: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> => {
  for (let start = 0; start < items.length; start += 25) {
    const puts = items.slice(start, start + 25).map((item) => ({ PutRequest: { Item: item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
  }
};

/** Removes all of these items. */
export const removeRaw = async (client: DynamoDBDocumentClient, table: string, items: readonly Item[]): Promise<void> => {
  await Promise.all(items.map(({ project, task }) => client.send(new DeleteCommand({ TableName: table, Key: { project, task } }))));
};
