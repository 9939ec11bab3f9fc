/**
 * What holds in every whole copy of a city's data, at whatever moment it was made: versions without gaps, texts where their
 * history leads, comments and snapshots complete, projects with all their tasks.
 */
import { createHash, type Hash } from 'node:crypto';
import { rollUp, sameRollUp } from '../../domain/roll-up.ts';
import type { Project, ProjectId, SheetId, TaskId } from '../../domain/types.ts';
import type { Item } from '../migrations/migration.ts';
import { projectOf, taskOf } from './items.ts';
import { frozenTasksKey, LIVE_PARTITIONS, reportingSubject, reportSubject, SNAPSHOT_PARTITIONS } from './keys.ts';

export type Verdict = {
  readonly items: number;
  /** How many items there are of each kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** What does not hold, as sentences. */
  readonly faults: readonly string[];
  /** Projects whose stored roll-up is not that of their tasks yet: it follows an edit a moment later. */
  readonly stale: readonly ProjectId[];
};

const HISTORY = 'history#';

/** What the history of one subject says. Its events pass by in their order, and none of them is kept. */
type Past = {
  readonly first: number;
  last: number;
  /** Versions between the two that have no event. */
  readonly missing: number[];
  /** Versions that do not begin where the one before ends. */
  readonly breaks: number[];
  /** What the last one ends with. */
  text: string | null;
};

type KnownTask = Readonly<{
  project: ProjectId;
  sheet: SheetId;
  version: number;
  text: string;
  completion: number | null;
  written: number;
  withdrawn: number;
}>;

/** All that is kept of the items while they pass by: a few words of each task and each history, and nothing of their events. */
type Facts = {
  items: number;
  readonly kinds: Record<string, number>;
  readonly sheets: Set<SheetId>;
  readonly projects: Map<ProjectId, Project>;
  readonly tasks: Map<TaskId, KnownTask>;
  /** History by subject. */
  readonly pasts: Map<string, Past>;
  /** What else has a history, by subject: its version, and the first one that has an event. */
  readonly versions: Map<string, { readonly version: number; readonly first: number }>;
  readonly comments: Map<TaskId, { numbers: number; highest: number; withdrawn: number }>;
  /** Where the tasks of each snapshot lie. */
  readonly snapshots: Map<string, string>;
  /** What the tasks of a snapshot say, by partition, to be named by that. */
  readonly frozen: Map<string, Hash>;
  /** Of the one snapshot that passes by with an item for each task, which lie in no order: what each says, by its place. */
  listed: { readonly partition: string; readonly texts: string[] };
};

/** Live connections and tickets belong to a moment, and no copy of the data needs them. */
export const isLive = ({ project }: Item): boolean => Object.values(LIVE_PARTITIONS).some((prefix) => project.startsWith(prefix));

const textOf = (progress: unknown): string | null =>
  typeof progress === 'string' ? createHash('sha256').update(progress).digest('base64url') : null;

const sealListed = ({ frozen, listed: { partition, texts } }: Facts): void => {
  if (texts.length > 0) frozen.set(partition, createHash('sha256').update(`[${texts.join(',')}]`));
};

const noteListed = (facts: Facts, { project: partition, place, frozen: text }: Item): void => {
  if (facts.listed.partition !== partition) {
    sealListed(facts);
    facts.listed = { partition, texts: [] };
  }
  facts.listed.texts[place] = text;
};

/** Packs lie in their order; what they hold is named by all of their bytes. */
const notePacked = ({ frozen }: Facts, { project: partition, pack }: Item): void => {
  const hash = frozen.get(partition) ?? createHash('sha256');
  frozen.set(partition, hash.update(pack));
};

const noteTask = ({ tasks }: Facts, item: Item): void => {
  const { id, project, sheet, version, progress, assessment, comments } = taskOf(item);
  const { written, withdrawn } = comments;
  tasks.set(id, { project, sheet, version, text: textOf(progress) ?? '', completion: assessment.completion, written, withdrawn });
};

const noteComment = ({ comments }: Facts, { subject, number, withdrawn }: Item): void => {
  const before = comments.get(subject) ?? { numbers: 0, highest: 0, withdrawn: 0 };
  comments.set(subject, {
    numbers: before.numbers + 1,
    highest: Math.max(before.highest, number),
    withdrawn: before.withdrawn + (withdrawn === null ? 0 : 1),
  });
};

const between = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

const noteStep = ({ pasts }: Facts, { project, task, before, after }: Item): void => {
  const subject = project.slice(HISTORY.length);
  const [version, text] = [Number(task), textOf(after?.progress)];
  const past = pasts.get(subject);
  if (past === undefined) {
    pasts.set(subject, { first: version, last: version, missing: [], breaks: [], text });
    return;
  }
  past.missing.push(...between(past.last + 1, version));
  if (textOf(before?.progress) !== past.text) past.breaks.push(version);
  past.last = version;
  past.text = text;
};

const noteOf: Readonly<Record<string, (facts: Facts, item: Item) => void>> = {
  sheet: ({ sheets, versions }, { sheet, reportingVersion }) => {
    sheets.add(sheet);
    if (reportingVersion !== undefined) versions.set(reportingSubject(sheet), { version: reportingVersion, first: 2 });
  },
  project: ({ projects }, item) => projects.set(projectOf(item).id, projectOf(item)),
  task: noteTask,
  unit: ({ versions }, { id, version }) => versions.set(id, { version, first: 2 }),
  member: ({ versions }, { id, version }) => versions.set(id, { version, first: 1 }),
  report: ({ versions }, { period, taskId, unit, version }) =>
    versions.set(reportSubject({ period, task: taskId, unit }), { version, first: 1 }),
  comment: noteComment,
  snapshot: ({ snapshots }, { project, task, rows }) => {
    const sheet = project.slice(SNAPSHOT_PARTITIONS.heads.length);
    snapshots.set(`${sheet} ${task}`, frozenTasksKey(sheet, rows, 0).project);
  },
  'frozen-task': noteListed,
  'frozen-tasks': notePacked,
};

const note = (facts: Facts, item: Item): void => {
  facts.items += 1;
  const kind = String(item.kind);
  facts.kinds[kind] = (facts.kinds[kind] ?? 0) + 1;
  if (item.project.startsWith(HISTORY)) noteStep(facts, item);
  else noteOf[kind]?.(facts, item);
};

/** What the history of one subject leaves open. What was loaded rather than made has no event of its first version. */
const gaps = (subject: string, version: number, first: number, past: Past | undefined): string[] => {
  const missing =
    past === undefined
      ? between(first, version + 1)
      : [...between(first, past.first), ...past.missing, ...between(past.last + 1, version + 1)];
  return [
    ...(missing.length === 0 ? [] : [`${subject} is at version ${version}, and version ${missing.join(', ')} is not in its history`]),
    ...(past !== undefined && past.last > version ? [`${subject} is at version ${version}, and its history goes on to ${past.last}`] : []),
  ];
};

const ofTask = ({ sheets, projects, pasts, comments }: Facts, id: TaskId, task: KnownTask): string[] => {
  const past = pasts.get(id);
  const said = comments.get(id) ?? { numbers: 0, highest: 0, withdrawn: 0 };
  return [
    ...(sheets.has(task.sheet) && projects.has(task.project) ? [] : [`${id}: its project or its sheet is not there`]),
    ...gaps(id, task.version, 2, past),
    ...(past?.breaks ?? []).map((version) => `${id}: version ${version} does not begin where the one before ends`),
    ...(past !== undefined && past.text !== task.text ? [`${id}: the text is not that of its last version`] : []),
    ...(said.numbers === task.written && said.highest === task.written && said.withdrawn === task.withdrawn
      ? []
      : [`${id}: of ${task.written} comments, ${task.withdrawn} withdrawn, there are ${said.numbers}, ${said.withdrawn} withdrawn`]),
  ];
};

const verdict = (facts: Facts): Verdict => {
  const { items, kinds, tasks, pasts, versions, snapshots, frozen } = facts;
  const says = new Map([...frozen].map(([partition, hash]) => [partition, hash.digest('base64url')]));
  const byProject = Map.groupBy(tasks.values(), ({ project }) => project);
  const known = [...facts.projects.values()].map((project) => ({
    project,
    fresh: rollUp((byProject.get(project.id) ?? []).map(({ completion }) => completion)),
  }));
  return {
    items,
    kinds,
    faults: [
      ...[...tasks].flatMap(([id, task]) => ofTask(facts, id, task)),
      ...[...versions].flatMap(([subject, { version, first }]) => gaps(subject, version, first, pasts.get(subject))),
      ...known
        .filter(({ project, fresh }) => fresh.total !== project.rollUp.total)
        .map(({ project, fresh }) => `${project.id} has ${fresh.total} tasks of ${project.rollUp.total}`),
      ...[...snapshots]
        .filter(([, partition]) => !partition.endsWith(`#${says.get(partition)}`))
        .map(([name]) => `snapshot ${name}: its tasks are not the ones that it was taken of`),
    ],
    stale: known.filter(({ project, fresh }) => !sameRollUp(project.rollUp, fresh)).map(({ project }) => project.id),
  };
};

/** Judges a copy of the data as its items pass by, in the table's order. */
export const verdictOf = async (items: AsyncIterable<Item> | Iterable<Item>): Promise<Verdict> => {
  const facts: Facts = {
    items: 0,
    kinds: {},
    sheets: new Set(),
    projects: new Map(),
    tasks: new Map(),
    pasts: new Map(),
    versions: new Map(),
    comments: new Map(),
    snapshots: new Map(),
    frozen: new Map(),
    listed: { partition: '', texts: [] },
  };
  for await (const item of items) if (!isLive(item)) note(facts, item);
  sealListed(facts);
  return verdict(facts);
};
