/** Every key of the table is built here. Partition `project`, sort `task`. */
import type { ProjectId, SheetId, TaskId } from '../../domain/types.ts';
import type { TaskKey } from '../ports.ts';

export type Key = { readonly project: string; readonly task: string };

/** Sort key of the item that stands for the whole partition. */
const HEAD = '#';

/** Sort keys of tasks start so. */
export const TASK_PREFIX = 'task#';

/** `2024-p03` lives in partition `2024#p03`. */
const partitionOf = (project: ProjectId): string => project.replace('-', '#');

/** The project that lives in this partition. */
export const projectIdOf = (partition: string): ProjectId => partition.replace('#', '-');

/** The task of this sort key. */
export const taskIdOf = (sortKey: string): TaskId => sortKey.slice(TASK_PREFIX.length);

export const sheetKey = (sheet: SheetId): Key => ({ project: `sheet#${sheet}`, task: HEAD });

export const projectKey = (project: ProjectId): Key => ({ project: partitionOf(project), task: HEAD });

export const taskKey = ({ project, task }: TaskKey): Key => ({ project: partitionOf(project), task: `${TASK_PREFIX}${task}` });

/** Padded so that the versions of one task sort as numbers. */
const paddedVersion = (version: number): string => version.toString().padStart(10, '0');

export const eventKey = (subject: TaskId, version: number): Key => ({ project: `history#${subject}`, task: paddedVersion(version) });

/** Partition of `byTime`: the events of one sheet in one month (UTC). `at` is ISO 8601. */
export const monthOf = (sheet: SheetId, at: string): string => `${sheet}#${at.slice(0, 7)}`;
