/**
 * Bulletins: one item each, put once under its number, and what it says in figures in a partition of its own.
 *
 * That partition is named by what the figures say and put before anything names it, so figures that are named are there whole.
 * A draft is one item that is updated; it and the bulletin that is issued of it name the same figures. How far the machine has got with each
 * period is a field of the draft, so that it is noted with what was made.
 */
import { createHash } from 'node:crypto';
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Progress, Progresses } from '../../domain/bulletin/by-itself.ts';
import type { Bulletin, BulletinFigures, BulletinHead, Draft, DraftBody, FiguresId } from '../../domain/bulletin/types.ts';
import type { Period } from '../../domain/period.ts';
import type { SheetId } from '../../domain/types.ts';
import type { BulletinStore, SaveOutcome } from '../ports.ts';
import { type Engine, NEW, readPartition, type Write, type WriteOutcome } from './engine.ts';
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

/** Before the period, in the name of the field that tells how far the machine has got with it. */
const MAKING = 'making:';

const KIND = 'bulletin-draft';

const draftOf = (sheet: SheetId, item: Item | null): Draft =>
  item?.version === undefined ? { sheet, version: 0, body: null } : { sheet, version: item.version, body: JSON.parse(item.body) };

const progressesOf = (item: Item | null): Progresses =>
  Object.fromEntries(
    Object.entries(item ?? {}).flatMap(([name, value]) => (name.startsWith(MAKING) ? [[name.slice(MAKING.length), value]] : [])),
  );

const saveProgress = (engine: Engine, sheet: SheetId, period: Period, progress: Progress, before: Progress | null) =>
  engine.update({
    Key: draftKey(sheet),
    UpdateExpression: 'SET #kind = :kind, #making = :progress',
    ConditionExpression: before === null ? 'attribute_not_exists(#making)' : '#making = :before',
    ExpressionAttributeNames: { '#kind': 'kind', '#making': `${MAKING}${period}` },
    ExpressionAttributeValues: { ':kind': KIND, ':progress': progress, ...(before === null ? {} : { ':before': before }) },
  });

/** What makes a draft this version of itself, if it still is the one before. */
const draftUpdate = ({ sheet, version, body }: Draft, made?: Period) => ({
  Key: draftKey(sheet),
  UpdateExpression: `SET #kind = :kind, #version = :version, #body = :body${made === undefined ? '' : ', #making = :made'}`,
  ConditionExpression: version === 1 ? 'attribute_not_exists(#version)' : '#version = :before',
  ExpressionAttributeNames: {
    '#kind': 'kind',
    '#version': 'version',
    '#body': 'body',
    ...(made === undefined ? {} : { '#making': `${MAKING}${made}` }),
  },
  ExpressionAttributeValues: {
    ':kind': KIND,
    ...(made === undefined ? {} : { ':made': 'made' satisfies Progress }),
    ':version': version,
    ':body': JSON.stringify(body),
    ...(version === 1 ? {} : { ':before': version - 1 }),
  },
});

const issueWrites =
  (head: BulletinHead, { text, figures }: DraftBody, draft: Draft, made?: Period) =>
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
    { Update: { TableName: table, ...draftUpdate(draft, made) } },
  ];

const outcomeOf = (written: WriteOutcome): SaveOutcome => (written === 'written' ? 'saved' : 'conflict');

/** The part of the store about bulletins. */
export const bulletinStore = (engine: Engine): BulletinStore => ({
  saveFigures: (sheet, figures) => saveFigures(engine, sheet, figures),
  figures: (sheet, id) => readFigures(engine, sheet, id),
  draft: async (sheet) => draftOf(sheet, await engine.get(draftKey(sheet))),
  saveDraft: async (draft, made) => outcomeOf(await engine.update(draftUpdate(draft, made))),
  making: async (sheet) => {
    const item = await engine.get(draftKey(sheet));
    return { draft: draftOf(sheet, item), progresses: progressesOf(item) };
  },
  saveProgress: async (sheet, ...noted) => outcomeOf(await saveProgress(engine, sheet, ...noted)),
  bulletins: async (sheet) => (await readPartition(engine, bulletinKey(sheet, 0))).map(headOf),
  bulletin: (sheet, number) => readBulletin(engine, sheet, number),
  issue: async (head, written, draft, made) => outcomeOf(await engine.transact(issueWrites(head, written, draft, made))),
});
