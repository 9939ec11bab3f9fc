/**
 * 通报: the period's official bulletin, a Chinese paper whatever language the page speaks.
 *
 * It is made of figures, which nobody edits, and of text, which the office does. Both are frozen when it is issued.
 */
import type { PaceClass, Standing, Tally } from '../pace.ts';
import type { Doing } from '../people/types.ts';
import type { Day, Period } from '../period.ts';
import type { PeriodDays } from '../reporting.ts';
import type { ProjectId, RollUp, SheetId, TaskId } from '../types.ts';

/** A task as the bulletin tells of it, with the names that things had. */
export type BulletinTask = {
  readonly task: TaskId;
  readonly number: number;
  readonly project: ProjectId;
  readonly projectName: string;
  readonly content: string;
  readonly progress: string;
  readonly completion: number | null;
  readonly pace: number;
  readonly gap: number | null;
  readonly class: PaceClass;
  readonly units: readonly string[];
  /** Its 进展情况 is one cell with that of the task before it. */
  readonly sharesProgress: boolean;
};

export type BulletinRank = { readonly unit: string; readonly place: number; readonly tasks: number; readonly completion: number };

/** A task that moved since the period before. `before` is null for one that was not there; `by` where a side is unknown. */
export type BulletinMovement = {
  readonly task: TaskId;
  readonly before: { readonly progress: string; readonly completion: number | null } | null;
  readonly by: number | null;
};

/** All that a bulletin says in figures and tables, as `summaryOf` has it. */
export type BulletinFigures = {
  readonly city: string;
  /** `2024` */
  readonly year: string;
  readonly period: Period;
  readonly pace: number;
  readonly rollUp: RollUp;
  readonly standing: Pick<Standing, 'class' | 'gap'> | null;
  readonly tally: Tally;
  readonly projects: number;
  readonly tasks: readonly BulletinTask[];
  /** 慢序时 and 严重滞后, the largest gap first. */
  readonly slow: readonly TaskId[];
  readonly ranking: readonly BulletinRank[];
  /** Units that owe reports, with the numbers of their tasks. */
  readonly owing: readonly { readonly unit: string; readonly tasks: readonly number[] }[];
  readonly reported: number;
  /** The period that it is compared with; null where none was closed before. */
  readonly since: { readonly period: Period; readonly rollUp: RollUp } | null;
  readonly moved: readonly BulletinMovement[];
  /** Null after the year's last period. */
  readonly next: (PeriodDays & { readonly period: Period }) | null;
  /** When the figures were taken, ISO 8601, UTC. */
  readonly asOf: string;
};

/** Names figures by what they say. */
export type FiguresId = string;

/** What is worked out of the figures as prose, in the order of the paper. Paragraphs are lines. */
export const PROSE_PARTS = ['title', 'opening', 'overall', 'slow', 'ranking', 'changes', 'owing', 'next'] as const;

export type ProsePart = (typeof PROSE_PARTS)[number];

/** What the office gives by itself. */
export const GIVEN_PARTS = ['redHead', 'addressee', 'office', 'date'] as const;

export type TextPart = ProsePart | (typeof GIVEN_PARTS)[number];

export type Prose = Readonly<Record<ProsePart, string>>;

/** All that can be edited. A section whose text is empty is left out; so are an empty red head and an empty addressee. */
export type BulletinText = Prose & {
  /** 发文机关标志 over a red line. */
  readonly redHead: string;
  /** 主送机关, without its colon. */
  readonly addressee: string;
  /** 发文机关署名. */
  readonly office: string;
  /** 成文日期. */
  readonly date: Day;
};

/** What is told of an issued bulletin where it is not shown whole. Numbers run from 1 within a sheet, without a gap. */
export type BulletinHead = Pick<BulletinText, 'title' | 'office' | 'date'> & {
  readonly sheet: SheetId;
  readonly number: number;
  /** The page made it, so that a request sent again issues once. */
  readonly id: string;
  readonly period: Period;
  /** 更正: the number of the bulletin that this one takes the place of. */
  readonly corrects: number | null;
  readonly by: Doing['by'];
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** An issued bulletin. It stands by itself and is never changed. */
export type Bulletin = BulletinHead & { readonly text: BulletinText; readonly figures: BulletinFigures };

/** A bulletin that is being written. */
export type DraftBody = {
  readonly text: BulletinText;
  readonly figures: FiguresId;
  readonly corrects: number | null;
  /** Parts that somebody had edited when the figures behind them became others. */
  readonly toCheck: readonly ProsePart[];
  /** Who saved it last, and when (ISO 8601, UTC). */
  readonly by: Doing['by'];
  readonly at: string;
};

/** A sheet's draft; there is one at a time. */
export type Draft = {
  readonly sheet: SheetId;
  /** Grows by one with each change, also as it is issued or given up; 0 where there never was one. */
  readonly version: number;
  /** Null where none is being written. */
  readonly body: DraftBody | null;
};

/** What a paper is rendered from. A draft has no number yet. */
export type Paper = Pick<Bulletin, 'text' | 'figures' | 'corrects'> & { readonly number: number | null };
