/**
 * Bulletins: one item each, put once under its number, and what it says in figures in a partition of its own.
 *
 * That partition is named by what the figures say and put before anything names it, so figures that are named are there whole.
 * A draft is one item that is updated; it and the bulletin that is issued of it name the same figures.
 */
import { createHash } from 'node:crypto';
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Bulletin, BulletinFigures, BulletinHead, Draft, DraftBody, FiguresId } from '../../domain/bulletin/types.ts';
import type { SheetId } from '../../domain/types.ts';
import type { BulletinStore } from '../ports.ts';
import { type Engine, NEW, readPartition, type Write } from './engine.ts';
import { bulletinKey, draftKey, figuresKey } from './keys.ts';

type Item = NonNullable<GetCommandOutput['Item']>;

/** Characters of one piece: at three bytes each, an item stays under 60 KB. */
const PIECE = 16_000;

const saveFigures = async (engine: Engine, sheet: SheetId, figures: BulletinFigures): Promise<FiguresId> => {
  const text = JSON.stringify(figures);
  const id = createHash('sha256').update(text).digest('base64url');
  const pieces = Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) => text.slice(at * PIECE, (at + 1) * PIECE));
  // A piece may end within a character of two halves, which as an attribute would not come back: JSON keeps the halves.
  await engine.putAllNew(
    pieces.map((piece, at) => ({
      ...figuresKey(sheet, id, at),
      kind: 'bulletin-figures',
      of: pieces.length,
      piece: JSON.stringify(piece),
    })),
  );
  return id;
};

const readFigures = async (engine: Engine, sheet: SheetId, id: FiguresId): Promise<BulletinFigures | null> => {
  const pieces = await readPartition(engine, figuresKey(sheet, id, 0));
  if (pieces.length === 0 || pieces.length !== pieces[0]?.of) return null;
  return JSON.parse(pieces.map(({ piece }) => JSON.parse(piece)).join(''));
};

const headOf = (item: Item): BulletinHead => JSON.parse(item.head);

const readBulletin = async (engine: Engine, sheet: SheetId, number: number): Promise<Bulletin | null> => {
  const item = await engine.get(bulletinKey(sheet, number));
  const figures = item === null ? null : await readFigures(engine, sheet, item.figures);
  return item === null || figures === null ? null : { ...headOf(item), text: JSON.parse(item.text), figures };
};

/** What makes a draft this version of itself, if it still is the one before. */
const draftUpdate = ({ sheet, version, body }: Draft) => ({
  Key: draftKey(sheet),
  UpdateExpression: 'SET #kind = :kind, #version = :version, #body = :body',
  ConditionExpression: version === 1 ? 'attribute_not_exists(#version)' : '#version = :before',
  ExpressionAttributeNames: { '#kind': 'kind', '#version': 'version', '#body': 'body' },
  ExpressionAttributeValues: {
    ':kind': 'bulletin-draft',
    ':version': version,
    ':body': JSON.stringify(body),
    ...(version === 1 ? {} : { ':before': version - 1 }),
  },
});

const issueWrites =
  (head: BulletinHead, { text, figures }: DraftBody, draft: Draft) =>
  (table: string): Write[] => [
    {
      Put: {
        TableName: table,
        Item: {
          ...bulletinKey(head.sheet, head.number),
          kind: 'bulletin',
          head: JSON.stringify(head),
          text: JSON.stringify(text),
          figures,
        },
        ...NEW,
      },
    },
    { Update: { TableName: table, ...draftUpdate(draft) } },
  ];

/** The part of the store about bulletins. */
export const bulletinStore = (engine: Engine): BulletinStore => ({
  saveFigures: (sheet, figures) => saveFigures(engine, sheet, figures),
  figures: (sheet, id) => readFigures(engine, sheet, id),
  draft: async (sheet) => {
    const item = await engine.get(draftKey(sheet));
    return item === null ? { sheet, version: 0, body: null } : { sheet, version: item.version, body: JSON.parse(item.body) };
  },
  saveDraft: async (draft) => ((await engine.update(draftUpdate(draft))) === 'written' ? 'saved' : 'conflict'),
  bulletins: async (sheet) => (await readPartition(engine, bulletinKey(sheet, 0))).map(headOf),
  bulletin: (sheet, number) => readBulletin(engine, sheet, number),
  issue: async (head, written, draft) => ((await engine.transact(issueWrites(head, written, draft))) === 'written' ? 'saved' : 'conflict'),
});
