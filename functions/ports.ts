/** What the actions need from outside. Each port has one contract test and may have several implementations. */
import type { Progress, Progresses } from '../domain/bulletin/by-itself.ts';
import type { Bulletin, BulletinFigures, BulletinHead, Draft, DraftBody, FiguresId } from '../domain/bulletin/types.ts';
import type { CommentChange } from '../domain/comments/write-comment.ts';
import type { Comment, Marks, MentionEvent } from '../domain/comments/types.ts';
import type { DayMark } from '../domain/day-marks.ts';
import type { Connection, Viewer } from '../domain/live.ts';
import type { Profile } from '../domain/people/members.ts';
import type {
  Doing,
  Identity,
  Member,
  MemberChange,
  MemberId,
  Merges,
  Register,
  RegisterEvent,
  Unit,
  UnitChange,
} from '../domain/people/types.ts';
import type { Period } from '../domain/period.ts';
import type { Report } from '../domain/reports.ts';
import type { Snapshot, SnapshotHead, SnapshotId } from '../domain/snapshots.ts';
import type { HistoryEvent, Project, ProjectId, RollUp, Sheet, SheetContents, SheetId, Task, TaskId } from '../domain/types.ts';
import type { MailingStore, MailStore } from './mail-ports.ts';
import type { Figures } from './metrics.ts';

export type * from './mail-ports.ts';

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

/** What a ticket is good for. */
export type LiveGrant = Pick<Connection, 'sheet' | 'member' | 'name' | 'unit'>;

/** The live part of the store. What is past its time is as good as gone, whether it has been removed yet or not. */
export type LiveStore = {
  /** Makes a one-use ticket that nobody can guess. */
  issueTicket(grant: LiveGrant, expiresAt: number): Promise<string>;
  /** Takes a ticket away; null where there is none, where it was taken before, or where its time is over. */
  takeTicket(ticket: string, now: number): Promise<(LiveGrant & { readonly expiresAt: number }) | null>;
  /** Notes that what tickets the member holds at this instant (milliseconds) are no good any more. */
  refuseTickets(member: string, at: number): Promise<void>;
  /** When the member's tickets were last refused; null where that is too long ago to matter. */
  ticketsRefusedAt(member: string): Promise<number | null>;
  addConnection(connection: Connection): Promise<void>;
  connection(id: string, now: number): Promise<Connection | null>;
  /** Gives a connection until then; one that is gone stays gone. */
  renewConnection(connection: Connection, expiresAt: number): Promise<void>;
  removeConnection(connection: Pick<Connection, 'id' | 'sheet' | 'member'>): Promise<void>;
  /** Notes the cell that is open, unless a later word (`at`, milliseconds) is known. */
  openCell(connection: Connection, task: TaskId | null, at: number): Promise<void>;
  /** Everybody at a sheet. */
  viewers(sheet: SheetId, now: number): Promise<readonly Viewer[]>;
  connectionsOf(member: string): Promise<readonly Connection[]>;
  /**
   * Tasks with an event or a comment in the span (ISO 8601, UTC), each once, soon after it was written.
   * Null where there are more than `limit` of these, or one that does not tell where its task is.
   */
  changedSince(
    sheet: SheetId,
    span: { readonly from: string; readonly until: string; readonly limit: number },
  ): Promise<readonly TaskKey[] | null>;
};

/** What is kept of the city's units and members. All reads are consistent. */
export type PeopleStore = {
  /** In the order of their ids. */
  units(): Promise<readonly Unit[]>;
  /** Removed ones too. */
  members(): Promise<readonly Member[]>;
  /** All of it, for decisions that look at all of it. */
  register(): Promise<Register>;
  /** Which unit went into which: one item, for it is read on requests of editors. */
  merges(): Promise<Merges>;
  /** The member that this identity is bound to, also a removed one. */
  boundMember(identity: Identity): Promise<Member | null>;
  /** The member of this e-mail, also a removed one. */
  memberOfEmail(email: string): Promise<Member | null>;
  /**
   * Saves a member with its event. `conflict` where it is not at the version before, where its e-mail or its identity is
   * another member's, or where the register is not at this version any more (null where that does not matter).
   */
  saveMember(change: MemberChange, register: number | null): Promise<SaveOutcome>;
  /** Saves a unit with its event, if the register is still as it was read. */
  saveUnit(change: UnitChange, register: Register): Promise<SaveOutcome>;
  /** History of a unit or a member, newest first. */
  registerHistory(subject: string): Promise<readonly RegisterEvent[]>;
};

/** Comments on tasks, and how far members have read them. All reads are consistent. */
export type CommentStore = {
  /**
   * Saves a comment with the task's figures and the events of its mentions. `conflict` where another comment came between,
   * or where there is one of this id.
   */
  saveComment(change: CommentChange): Promise<SaveOutcome>;
  /** Newest first. `before` continues a list below that number. */
  comments(task: TaskId, page: { readonly limit: number; readonly before: number | null }): Promise<readonly Comment[]>;
  comment(task: TaskId, id: string): Promise<Comment | null>;
  /** Saves that a comment is withdrawn; `conflict` where it was already. */
  saveWithdrawal(comment: Comment, task: Pick<Task, 'sheet' | 'project'>): Promise<SaveOutcome>;
  /** The member's marks of a sheet's tasks. */
  marks(member: string, sheet: SheetId): Promise<Marks>;
  /** Notes the last comment that the member has seen; one that is further back than what is noted changes nothing. */
  markSeen(member: string, task: TaskId, number: number): Promise<void>;
  /** Mentions of a member in the span (ISO 8601, UTC; its first instant not included), the oldest first. */
  mentions(member: MemberId, span: { readonly from: string; readonly until: string }): Promise<readonly MentionEvent[]>;
};

/** What units said of their tasks, by period. All reads are consistent. */
export type ReportStore = {
  reports(sheet: SheetId, period: Period): Promise<readonly Report[]>;
  /** Null where the unit has not said anything. */
  report(key: Pick<Report, 'sheet' | 'period' | 'task' | 'unit'>): Promise<Report | null>;
  /** Saves a report in the place of its version before, and keeps it as a version in history. */
  saveReport(report: Report): Promise<SaveOutcome>;
  /** The sheet itself, without its rows; null where there is none. */
  head(id: SheetId): Promise<Sheet | null>;
  /**
   * Saves how a sheet is reported on, if it is still at the version before, together with the snapshot of the period that is
   * closed by it; who did it and when is kept in history.
   */
  saveReporting(sheet: Sheet, doing: Doing, snapshot: Snapshot | null): Promise<SaveOutcome>;
};

/** Snapshots of sheets. Each is there whole or not at all, and stays as it is. All reads are consistent. */
export type SnapshotStore = {
  /** In the order of their ids. */
  snapshots(sheet: SheetId): Promise<readonly SnapshotHead[]>;
  snapshot(sheet: SheetId, id: SnapshotId): Promise<Snapshot | null>;
  /** `conflict` where there is one of this id. */
  saveSnapshot(snapshot: Snapshot): Promise<SaveOutcome>;
};

/** How sheets stood at the end of each day. What is noted stays as it is. All reads are consistent. */
export type DayMarkStore = {
  /** In the order of the days. */
  dayMarks(sheet: SheetId): Promise<readonly DayMark[]>;
  /** `conflict` where the day is noted. */
  saveDayMark(sheet: SheetId, mark: DayMark): Promise<SaveOutcome>;
};

/** Bulletins of sheets and the draft of the next one. An issued one stays as it is. All reads are consistent. */
export type BulletinStore = {
  /** Puts figures where they are not yet, and gives the id that names what they say. */
  saveFigures(sheet: SheetId, figures: BulletinFigures): Promise<FiguresId>;
  figures(sheet: SheetId, id: FiguresId): Promise<BulletinFigures | null>;
  draft(sheet: SheetId): Promise<Draft>;
  /** Saves a draft in the place of its version before. `made`: the period whose bulletin is `made` by that, without anybody asking. */
  saveDraft(draft: Draft, made?: Period): Promise<SaveOutcome>;
  /** The draft, and how far the machine has got with the sheet's bulletins, as of one moment. */
  making(sheet: SheetId): Promise<{ readonly draft: Draft; readonly progresses: Progresses }>;
  /** Notes how far the machine has got with a period, if it still was as far as it was read. */
  saveProgress(sheet: SheetId, period: Period, progress: Progress, before: Progress | null): Promise<SaveOutcome>;
  /** In the order of their numbers. */
  bulletins(sheet: SheetId): Promise<readonly BulletinHead[]>;
  bulletin(sheet: SheetId, number: number): Promise<Bulletin | null>;
  /**
   * Issues a bulletin and closes its draft, or neither: `conflict` where its number is taken or the draft has moved on. `made` as with
   * `saveDraft`.
   */
  issue(bulletin: BulletinHead, written: DraftBody, draft: Draft, made?: Period): Promise<SaveOutcome>;
};

/** The one place that keeps things. Reads are consistent, but for `sheet` and `projects`, which read an index. */
export type Store = LiveStore &
  PeopleStore &
  CommentStore &
  ReportStore &
  SnapshotStore &
  DayMarkStore &
  MailStore &
  BulletinStore &
  MailingStore & {
    /** Ids of all sheets, in their order. */
    sheets(): Promise<readonly SheetId[]>;
    /** Puts a sheet that is there already into the list of sheets, for those from before there was one. */
    listSheet(id: SheetId): Promise<void>;
    /** All rows of a sheet; null where there is no such sheet. */
    sheet(id: SheetId): Promise<SheetContents | null>;
    /** The projects of a sheet, in its order. */
    projects(sheet: SheetId): Promise<readonly Project[]>;
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
    /** Who made the sheet's events of that month, each once, by the name that they last had then. */
    editorsOfMonth(sheet: SheetId, month: string): Promise<readonly HistoryEvent['by'][]>;
    /** Writes a project's roll-up; a project that is gone stays gone. */
    saveRollUp(project: ProjectId, rollUp: RollUp): Promise<void>;
    /** Puts a new sheet with its rows and units; what exists already is left as it is. */
    create(contents: SheetContents): Promise<void>;
  };

/** `gone`: there is no such connection, or not yet: one that is being made takes nothing until its connect has been answered. */
export type PushOutcome = 'sent' | 'gone';

/** The way to those who are connected. It throws where a message may not have arrived. */
export type Push = {
  send(connection: string, message: string): Promise<PushOutcome>;
  /** Ends a connection; one that is gone is left so. */
  close(connection: string): Promise<void>;
};

/** A bulletin as a Word file. The same bulletin gives the same bytes. */
export type WordOf = (bulletin: Bulletin) => Promise<Uint8Array>;

/** A call of a Lambda as it ended. It names nobody and holds no text of anybody. */
export type Call = {
  /** Its id in AWS's own logs. */
  readonly request: string;
  /** The pattern of the route, not what was asked for. */
  readonly route: string;
  /** Of HTTP; or `ok`, or the kind of error. */
  readonly status: number | string;
  readonly milliseconds: number;
  /** True for the first call of a Lambda that has just been started. */
  readonly cold: boolean;
};

/** Hears of each call as it ends, with what was counted and measured in it. It never fails. */
export type Meter = (call: Call, figures: Figures) => void;

/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

/** Makes an id that nothing else has. */
export type Ids = () => string;

/** Somebody whose token is the issuer's, and valid. */
export type Caller = {
  readonly identity: Identity;
  /** What the issuer vouches for; null where it knows no verified e-mail of them. Asked for at a first sign-in only. */
  readonly profile: () => Promise<Profile | null>;
};

/** The municipality's issuer. */
export type Issuer = {
  /** Whom the token was given to; null where it is not this issuer's, not for this API, or not valid at the moment. */
  caller(token: string): Promise<Caller | null>;
};

/** The issuer does not answer; the same call may go through later. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

/** The store is there but cannot answer at the moment; the same call may go through later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
