/**
 * Comments, in partitions of their own: an edit reads its project's partition, and never a comment.
 *
 * A comment is saved with what leads from its id to it, the task's figures, an event for each mention, and the mark that tells
 * the member of it: all or nothing. A comment's number is the task's count after it, as an event's is the task's version.
 */
import type { CommentChange } from '../../domain/comments/write-comment.ts';
import type { Comment, Mark, MentionEvent, Named } from '../../domain/comments/types.ts';
import { monthOf } from '../../domain/months.ts';
import type { ProjectId, SheetId, Task, TaskId } from '../../domain/types.ts';
import type { CommentStore, SaveOutcome } from '../ports.ts';
import { type Engine, NEW, type Write, type WriteOutcome } from './engine.ts';
import { commentIdKey, commentKey, commentMonth, markKey, mentionKey, mentionsPartition, taskKey } from './keys.ts';

type Item = NonNullable<Awaited<ReturnType<Engine['get']>>>;

/** Behind the number of every comment, and before what leads to one from its id. */
const LAST = ':';

/** Behind all mentions of one instant, whose keys go on with `#`. */
const LATER = '$';

const namedOf = ({ id, name }: Named): Named => ({ id, name });

/** Where the comment stands in the index by time: where it was last changed. */
const placeInTime = (sheet: SheetId, at: string) => ({ month: commentMonth(sheet, monthOf(at)), time: at });

/** Project and task are named as on an event, for the index by time tells of both. */
const commentItem = ({ task, ...comment }: Comment, { sheet, project }: Pick<Task, 'sheet' | 'project'>): Item => ({
  ...comment,
  ...commentKey(task, comment.number),
  kind: 'comment',
  subject: task,
  taskProject: project,
  ...placeInTime(sheet, comment.at),
});

const commentOf = (item: Item): Comment => ({
  id: item.id,
  task: item.subject,
  number: item.number,
  text: item.text,
  mentions: item.mentions.map(namedOf),
  by: namedOf(item.by),
  unit: item.unit,
  at: item.at,
  withdrawn: item.withdrawn === null ? null : { by: namedOf(item.withdrawn.by), at: item.withdrawn.at },
});

/** `sheet` and `project` under names that are no key's. */
const mentionItem = ({ sheet, project, task, ...event }: MentionEvent): Item => ({
  ...event,
  ...mentionKey({ sheet, project, task, ...event }),
  kind: 'mention',
  subject: task,
  taskProject: project,
  ofSheet: sheet,
});

/** The task's new figures, if no other comment came between. */
const countComment = (table: string, { id, project, comments }: Task): Write => ({
  Update: {
    TableName: table,
    Key: taskKey({ project, task: id }),
    UpdateExpression: 'SET #written = :written, #lastBy = :lastBy',
    ConditionExpression:
      comments.written === 1
        ? 'attribute_exists(#key) AND (attribute_not_exists(#written) OR #written = :before)'
        : 'attribute_exists(#key) AND #written = :before',
    ExpressionAttributeNames: { '#key': 'project', '#written': 'commentsWritten', '#lastBy': 'commentsLastBy' },
    ExpressionAttributeValues: { ':written': comments.written, ':lastBy': comments.lastBy, ':before': comments.written - 1 },
  },
});

const noteMention = (table: string, { member, task, number }: MentionEvent): Write => ({
  Update: {
    TableName: table,
    Key: markKey(member, task),
    UpdateExpression: 'SET #mentioned = :number',
    ExpressionAttributeNames: { '#mentioned': 'mentioned' },
    ExpressionAttributeValues: { ':number': number },
  },
});

const commentWrites =
  ({ task, comment, mentions }: CommentChange) =>
  (table: string): Write[] => [
    { Put: { TableName: table, Item: commentItem(comment, task), ...NEW } },
    { Put: { TableName: table, Item: { ...commentIdKey(task.id, comment.id), kind: 'look-up', number: comment.number }, ...NEW } },
    countComment(table, task),
    ...mentions.flatMap((event): Write[] => [{ Put: { TableName: table, Item: mentionItem(event), ...NEW } }, noteMention(table, event)]),
  ];

const withdrawalWrites =
  ({ task, number, withdrawn }: Comment, { sheet, project }: { readonly sheet: SheetId; readonly project: ProjectId }) =>
  (table: string): Write[] => {
    const { month, time } = placeInTime(sheet, withdrawn?.at ?? '');
    return [
      {
        Update: {
          TableName: table,
          Key: commentKey(task, number),
          UpdateExpression: 'SET #withdrawn = :withdrawn, #month = :month, #time = :time',
          ConditionExpression: '#withdrawn = :not',
          ExpressionAttributeNames: { '#withdrawn': 'withdrawn', '#month': 'month', '#time': 'time' },
          ExpressionAttributeValues: { ':withdrawn': withdrawn, ':month': month, ':time': time, ':not': null },
        },
      },
      {
        Update: {
          TableName: table,
          Key: taskKey({ project, task }),
          UpdateExpression: 'ADD #withdrawn :one',
          ConditionExpression: 'attribute_exists(#key)',
          ExpressionAttributeNames: { '#key': 'project', '#withdrawn': 'commentsWithdrawn' },
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
    ];
  };

const readComments = async (
  engine: Engine,
  task: TaskId,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<readonly Comment[]> => {
  const items = await engine.query({
    KeyConditionExpression: '#key = :key AND #number < :before',
    ExpressionAttributeNames: { '#key': 'project', '#number': 'task' },
    ExpressionAttributeValues: { ':key': commentKey(task, 0).project, ':before': before === null ? LAST : commentKey(task, before).task },
    ScanIndexForward: false,
    Limit: limit,
    ConsistentRead: true,
  });
  return items.map(commentOf);
};

const readComment = async (engine: Engine, task: TaskId, id: string): Promise<Comment | null> => {
  const lookUp = await engine.get(commentIdKey(task, id));
  const item = lookUp === null ? null : await engine.get(commentKey(task, lookUp.number));
  return item === null ? null : commentOf(item);
};

const markOf = (item: Item): Mark => ({ seen: item.seen ?? 0, mentioned: item.mentioned ?? 0 });

/** Ids of tasks start with their sheet's. */
const readMarks = async (engine: Engine, member: string, sheet: SheetId): Promise<Record<TaskId, Mark>> => {
  const items = await engine.query({
    KeyConditionExpression: '#key = :key AND begins_with(#task, :sheet)',
    ExpressionAttributeNames: { '#key': 'project', '#task': 'task' },
    ExpressionAttributeValues: { ':key': markKey(member, '').project, ':sheet': `${sheet}-` },
    ConsistentRead: true,
  });
  return Object.fromEntries(items.map((item) => [item.task, markOf(item)]));
};

/** Never back: another window may have seen more. */
const markSeen = async (engine: Engine, member: string, task: TaskId, number: number): Promise<void> => {
  await engine.update({
    Key: markKey(member, task),
    UpdateExpression: 'SET #seen = :number',
    ConditionExpression: 'attribute_not_exists(#seen) OR #seen < :number',
    ExpressionAttributeNames: { '#seen': 'seen' },
    ExpressionAttributeValues: { ':number': number },
  });
};

const mentionOf = (item: Item): MentionEvent => ({
  member: item.member,
  sheet: item.ofSheet,
  project: item.taskProject,
  task: item.subject,
  comment: item.comment,
  number: item.number,
  by: namedOf(item.by),
  at: item.at,
});

/** Sort keys begin with the time, so a time is before all of its own. */
const readMentions = async (
  engine: Engine,
  member: string,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<readonly MentionEvent[]> => {
  const items = await engine.query({
    KeyConditionExpression: '#key = :key AND #time BETWEEN :from AND :until',
    ExpressionAttributeNames: { '#key': 'project', '#time': 'task' },
    ExpressionAttributeValues: { ':key': mentionsPartition(member), ':from': `${from}${LATER}`, ':until': `${until}${LATER}` },
    ConsistentRead: true,
  });
  return items.map(mentionOf);
};

const outcomeOf = (written: WriteOutcome): SaveOutcome => (written === 'written' ? 'saved' : 'conflict');

/** The part of the store that keeps comments. */
export const commentStore = (engine: Engine): CommentStore => ({
  saveComment: async (change) => outcomeOf(await engine.transact(commentWrites(change))),
  comments: (task, page) => readComments(engine, task, page),
  comment: (task, id) => readComment(engine, task, id),
  saveWithdrawal: async (comment, task) => outcomeOf(await engine.transact(withdrawalWrites(comment, task))),
  marks: (member, sheet) => readMarks(engine, member, sheet),
  markSeen: (member, task, number) => markSeen(engine, member, task, number),
  mentions: (member, span) => readMentions(engine, member, span),
});
