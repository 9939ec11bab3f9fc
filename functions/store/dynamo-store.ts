/** The store on DynamoDB: keys in `keys.ts`, items in `items.ts`, calls in `engine.ts`. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Project, ProjectId, SheetContents, SheetId, TaskId } from '../../domain/types.ts';
import type { Store, TaskChange } from '../ports.ts';
import { bulletinStore } from './bulletin-store.ts';
import { commentStore } from './comment-store.ts';
import { dayMarkStore } from './day-store.ts';
import { type Engine, engineOn, NEW, type Write } from './engine.ts';
import { editorsOfMonth, eventsOfMonth } from './feed-store.ts';
import {
  assessmentText,
  eventItem,
  eventOf,
  overridesText,
  projectItem,
  projectOf,
  sheetItem,
  sheetOf,
  taskItem,
  taskOf,
} from './items.ts';
import { eventKey, projectKey, sheetInListKey, sheetKey, SHEETS, taskKey } from './keys.ts';
import { liveStore } from './live-store.ts';
import { mailStore } from './mail-store.ts';
import { mailingStore } from './mailing-store.ts';
import { unitItem } from './people-items.ts';
import { peopleStore } from './people-store.ts';
import { reportStore } from './report-store.ts';
import { snapshotStore } from './snapshot-store.ts';
import { BY_SHEET } from './table.ts';

type Item = ReturnType<typeof sheetItem>;

const byOrder = (a: { readonly order: string }, b: { readonly order: string }): number =>
  a.order < b.order ? -1 : Number(a.order > b.order);

const rowsOf = (items: readonly Item[]): Pick<SheetContents, 'projects' | 'tasks'> => ({
  projects: items
    .filter((item) => item.kind === 'project')
    .map(projectOf)
    .toSorted(byOrder),
  tasks: items
    .filter((item) => item.kind === 'task')
    .map(taskOf)
    .toSorted(byOrder),
});

const IN_SHEET = {
  IndexName: BY_SHEET,
  KeyConditionExpression: '#sheet = :sheet',
  ExpressionAttributeNames: { '#sheet': 'sheet' },
} as const;

/** Only the projects leave the engine, but it goes through all rows. */
const readProjects = async (engine: Engine, sheet: SheetId): Promise<readonly Project[]> => {
  const items = await engine.query({
    ...IN_SHEET,
    FilterExpression: '#kind = :kind',
    ExpressionAttributeNames: { ...IN_SHEET.ExpressionAttributeNames, '#kind': 'kind' },
    ExpressionAttributeValues: { ':sheet': sheet, ':kind': 'project' },
  });
  return rowsOf(items).projects;
};

const readSheet = async (engine: Engine, id: string): Promise<SheetContents | null> => {
  const [items, units] = await Promise.all([
    engine.query({ ...IN_SHEET, ExpressionAttributeValues: { ':sheet': id } }),
    peopleStore(engine).units(),
  ]);
  const head = items.find((item) => item.kind === 'sheet');
  if (head === undefined) return null;
  const { projects, tasks } = rowsOf(items);
  const place = new Map(projects.map((project, index) => [project.id, index]));
  const ordered = tasks.toSorted((a, b) => (place.get(a.project) ?? -1) - (place.get(b.project) ?? -1));
  return { sheet: sheetOf(head), projects, tasks: ordered, units };
};

const readProject = async (engine: Engine, id: ProjectId) => {
  const items = await engine.query({
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'project' },
    ExpressionAttributeValues: { ':key': projectKey(id).project },
    ConsistentRead: true,
  });
  const { projects, tasks } = rowsOf(items);
  return projects[0] === undefined ? null : { project: projects[0], tasks };
};

/** The task as it will be, if it is still at the version before; and its event, if that version was never written. */
const editWrites =
  ({ task, event }: TaskChange) =>
  (table: string): Write[] => [
    {
      Update: {
        TableName: table,
        Key: taskKey({ project: task.project, task: task.id }),
        UpdateExpression:
          'SET #progress = :progress, #overrides = :overrides, #assessment = :assessment, #reader = :reader, #version = :next, #at = :at, #by = :by',
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: {
          '#progress': 'progress',
          '#overrides': 'overrides',
          '#assessment': 'assessment',
          '#reader': 'readerVersion',
          '#version': 'version',
          '#at': 'updatedAt',
          '#by': 'updatedBy',
        },
        ExpressionAttributeValues: {
          ':progress': task.progress,
          ':overrides': overridesText(task.overrides),
          ':assessment': assessmentText(task.assessment),
          ':reader': task.readerVersion,
          ':next': task.version,
          ':at': task.updatedAt,
          ':by': task.updatedBy,
          ':expected': task.version - 1,
        },
      },
    },
    {
      Put: {
        TableName: table,
        Item: eventItem(event, task.sheet),
        ...NEW,
      },
    },
  ];

const readHistory = async (engine: Engine, task: TaskId, limit: number, before: number | null) => {
  const items = await engine.query({
    KeyConditionExpression: before === null ? '#key = :key' : '#key = :key AND #version < :before',
    ExpressionAttributeNames: { '#key': 'project', ...(before === null ? {} : { '#version': 'task' }) },
    ExpressionAttributeValues: {
      ':key': eventKey(task, 0).project,
      ...(before === null ? {} : { ':before': eventKey(task, before).task }),
    },
    ScanIndexForward: false,
    Limit: limit,
    ConsistentRead: true,
  });
  return items.slice(0, limit).map(eventOf);
};

const listSheets = async (engine: Engine): Promise<readonly SheetId[]> => {
  const items = await engine.query({
    KeyConditionExpression: '#key = :key',
    ExpressionAttributeNames: { '#key': 'project' },
    ExpressionAttributeValues: { ':key': SHEETS },
    ConsistentRead: true,
  });
  return items.map(({ task }) => task);
};

const listSheet = async (engine: Engine, id: SheetId): Promise<void> => {
  await engine.putNew({ ...sheetInListKey(id), kind: 'listed-sheet' });
};

/** The sheet's own item comes last: where it stands, all of its rows do, so a broken-off creation is taken up again. */
const createSheet = async (engine: Engine, { sheet, projects, tasks, units }: SheetContents): Promise<void> => {
  await engine.putAllNew([...units.map(unitItem), ...projects.map(projectItem), ...tasks.map(taskItem)]);
  await listSheet(engine, sheet.id);
  await engine.putNew(sheetItem(sheet));
};

/** The store in one table. The client is made once, where the process starts. */
export const dynamoStore = (client: DynamoDBDocumentClient, table: string): Store => {
  const engine = engineOn(client, table);
  return {
    ...liveStore(engine),
    ...peopleStore(engine),
    ...commentStore(engine),
    ...reportStore(engine),
    ...snapshotStore(engine),
    ...dayMarkStore(engine),
    ...mailStore(engine),
    ...bulletinStore(engine),
    ...mailingStore(engine),
    sheets: () => listSheets(engine),
    listSheet: (id) => listSheet(engine, id),
    sheet: (id) => readSheet(engine, id),
    projects: (sheet) => readProjects(engine, sheet),
    hasSheet: async (id) => (await engine.get(sheetKey(id))) !== null,
    task: async (key) => {
      const item = await engine.get(taskKey(key));
      return item === null ? null : taskOf(item);
    },
    project: (id) => readProject(engine, id),
    saveTask: async (change) => ((await engine.transact(editWrites(change))) === 'written' ? 'saved' : 'conflict'),
    event: async (task, version) => {
      const item = await engine.get(eventKey(task, version));
      return item === null ? null : eventOf(item);
    },
    history: (task, { limit, before }) => readHistory(engine, task, limit, before),
    eventsOfMonth: (sheet, month, page) => eventsOfMonth(engine, sheet, month, page),
    editorsOfMonth: (sheet, month) => editorsOfMonth(engine, sheet, month),
    saveRollUp: async (project, rollUp) => {
      await engine.update({
        Key: projectKey(project),
        UpdateExpression: 'SET #rollUp = :rollUp',
        ConditionExpression: 'attribute_exists(#key)',
        ExpressionAttributeNames: { '#key': 'project', '#rollUp': 'rollUp' },
        ExpressionAttributeValues: { ':rollUp': rollUp },
      });
    },
    create: (contents) => createSheet(engine, contents),
  };
};
