/** What a letter is to tell: everything that whoever writes it needs, and nothing that they would have to work out. */
import type { Bulletin, ProsePart } from '../bulletin/types.ts';
import type { Comment } from '../comments/types.ts';
import type { Unit, UnitId } from '../people/types.ts';
import type { Day, Period } from '../period.ts';
import type { PeriodDays } from '../reporting.ts';
import type { Report } from '../reports.ts';
import type { Summary, TaskFigure } from '../summary.ts';
import type { Sheet } from '../types.ts';
import type { Attachment } from './types.ts';

/** What all letters of one occasion share. */
export type LetterSetting = {
  readonly city: string;
  readonly sheet: Pick<Sheet, 'id' | 'name'>;
  readonly units: readonly Unit[];
  /** The city's. */
  readonly timeZone: string;
  /** Today in it. */
  readonly today: Day;
  /** Due day and cut-off of the open period; null where no period is open. */
  readonly days: PeriodDays | null;
  /** Origin that the page is at: `https://shishi.pinghu.example.cn`. */
  readonly page: string;
};

/** 汇总 for a leader. */
export type SummaryRequest = {
  readonly kind: 'summary';
  readonly summary: Summary;
  /** Name of the snapshot that `summary.moved` is held against; null for none. */
  readonly since: string | null;
  /** The period's issued bulletin; null where there is none. */
  readonly bulletin: Attachment | null;
};

/** 催办 for one who reports for these units: the tasks that these owe. Not written where there is none. */
export type ChaseRequest = {
  readonly kind: 'chase';
  readonly summary: Summary;
  readonly owing: readonly { readonly unit: UnitId; readonly tasks: readonly TaskFigure[] }[];
  /** Of these, what a unit had reported and the office sent back, with its reason. */
  readonly sentBack: readonly Pick<Report, 'task' | 'unit' | 'reason'>[];
  /** Working days from today to the due day: 0 on it, below 0 after it. */
  readonly daysLeft: number;
};

/** 提及: comments that mention the recipient, the oldest first, each with its task's text. */
export type MentionsRequest = {
  readonly kind: 'mentions';
  readonly mentions: readonly { readonly comment: Comment; readonly task: Pick<TaskFigure, 'id' | 'project' | 'number' | 'content'> }[];
};

/**
 * 通报 that the machine made of a closed period. `issued` is for those whom the 汇总 goes to; all else for the office: `drafted` waits to be
 * looked at; `unchecked` was not issued, for edited parts are to be checked; `waiting` is not even drafted, for another draft is in the way.
 */
export type BulletinRequest = { readonly kind: 'bulletin'; readonly period: Period } & (
  | { readonly told: 'issued'; readonly bulletin: Bulletin; readonly attached: Attachment }
  | { readonly told: 'drafted' | 'unchecked'; readonly toCheck: readonly ProsePart[] }
  | {
      readonly told: 'waiting';
      /** What becomes of it once the other one is issued or given up. */
      readonly how: 'draft' | 'issue';
      readonly behind: { readonly period: Period; readonly corrects: number | null };
    }
);

export type LetterRequest = SummaryRequest | ChaseRequest | MentionsRequest | BulletinRequest;

/** Whom a letter is addressed to, and where they stop its kind; null where they cannot. */
export type Addressee = { readonly name: string; readonly unsubscribe: string | null };
