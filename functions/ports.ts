/** What the actions need from outside. Each port has one contract test and may have several implementations. */
import type { HistoryEvent, Project, ProjectId, RollUp, SheetContents, SheetId, Task, TaskId } from '../domain/types.ts';

export type TaskKey = { readonly project: ProjectId; readonly task: TaskId };

/** One edit: the task as it will be, and the event that tells of it. They are saved together or not at all. */
export type TaskChange = { readonly task: Task; readonly event: HistoryEvent };

/** Which events of a sheet are asked for. Both ends (ISO 8601, UTC) are included; null is any. */
export type FeedPage = {
  readonly from: string;
  readonly until: string;
  readonly unit: string | null;
  readonly person: string | null;
  readonly limit: number;
};

/** A project with its tasks, as read from one partition. */
export type ProjectContents = { readonly project: Project; readonly tasks: readonly Task[] };

/** `conflict`: the task is not at the version before the change, or its event exists already. */
export type SaveOutcome = 'saved' | 'conflict';

/** The one place that keeps things. Reads are consistent, but for `sheet`, which reads an index. */
export type Store = {
  /** All rows of a sheet; null where there is no such sheet. */
  sheet(id: SheetId): Promise<SheetContents | null>;
  /** True where the sheet was created whole. */
  hasSheet(id: SheetId): Promise<boolean>;
  task(key: TaskKey): Promise<Task | null>;
  /** Null where there is no such project. */
  project(id: ProjectId): Promise<ProjectContents | null>;
  saveTask(change: TaskChange): Promise<SaveOutcome>;
  /** The event that produced this version of the task; null where there is none. */
  event(task: TaskId, version: number): Promise<HistoryEvent | null>;
  /** Newest first. `before` continues a list below that version. */
  history(task: TaskId, page: { readonly limit: number; readonly before: number | null }): Promise<readonly HistoryEvent[]>;
  /** Events of a sheet in one month (`yyyy-mm`, UTC), newest first; at least `limit` where there are so many. */
  eventsOfMonth(sheet: SheetId, month: string, page: FeedPage): Promise<readonly HistoryEvent[]>;
  /** Writes a project's roll-up; a project that is gone stays gone. */
  saveRollUp(project: ProjectId, rollUp: RollUp): Promise<void>;
  /** Puts a new sheet with its rows; what exists already is left as it is. */
  create(contents: SheetContents): Promise<void>;
};

/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

/** The store is there but cannot answer at the moment; the same call may go through later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
