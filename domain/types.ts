/**
 * The words of the field as types. Everything that the product keeps or shows is one of these.
 *
 * Shares are numbers where 1 is 100 %; percentages appear only when something is shown.
 */
import type { CommentFigures } from './comments/types.ts';
import type { Unit } from './people/types.ts';
import type { Reporting } from './reporting.ts';

/** How an indicator's actual is held against its target; `done` is a one-off deliverable (target 1 项). */
export type Comparison = '>=' | '=' | '<=' | 'done';

/** What a rate stands on: counted things, a rate that the text states, words of completion, a person's word, or nothing. */
export type Basis = 'count' | 'stated_rate' | 'completed_text' | 'by_hand' | 'none';

/** How far a task is when no figure speaks: 未启动, 前期, 在建, 已完成, or not known. */
export type Stage = 'not_started' | 'preparing' | 'under_way' | 'completed' | 'unknown';

/** Which of a task's two texts a figure was read from. */
export type TextField = 'content' | 'progress';

/** Characters that a figure was read from: a half-open range of UTF-16 units in the text as typed. */
export type Evidence = {
  readonly field: TextField;
  readonly role: 'target' | 'baseline' | 'actual' | 'rate' | 'stage';
  readonly start: number;
  readonly end: number;
};

/** One measurable promise named by 项目内容, and what 进展情况 says of it. */
export type Indicator = {
  /** Names it among the task's indicators, from one reading to the next. */
  readonly key: string;
  readonly label: string;
  readonly op: Comparison;
  /** 万 and 亿 are expanded; null where the content names no number. */
  readonly target: number | null;
  readonly unit: string;
  /** Where the content says 从 a 提高到 b, the a. */
  readonly baseline: number | null;
  readonly actual: number | null;
  /** Share of the target reached, uncapped (1.1787); null where nothing is reported by any indicator. */
  readonly rate: number | null;
  readonly basis: Basis;
  readonly evidence: readonly Evidence[];
  /** Share in the task's mean against the others'; 1 where nobody set it. */
  readonly weight: number;
  /** What the text says of it, also where something else was stated by hand. */
  readonly read: ReadFigure;
  readonly byHand: {
    /** An admin set what it promises, or added it. */
    readonly defined: boolean;
    readonly added: boolean;
    readonly actual: StatedFigure | null;
    /** 待确认: the text has come to carry another figure than when the actual was stated. */
    readonly toConfirm: boolean;
  };
};

/** Something a person should look at; the text is never corrected silently. */
export type Warning = {
  readonly code: WarningCode;
  /** Position of the indicator in `Assessment.indicators`; null where it concerns the whole text. */
  readonly indicator: number | null;
  /** Figures that the sentence in the catalogue names. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly evidence: readonly Evidence[];
};

export type WarningCode = 'stated_rate_differs' | 'parts_differ_from_total' | 'value_fell' | 'number_unmatched' | 'unit_not_reported';

/** All that is read out of a task's two texts. */
export type Assessment = {
  readonly indicators: readonly Indicator[];
  /** Mean of the capped rates, 0 to 1, or what was stated by hand; null where nothing is reported. */
  readonly completion: number | null;
  /** The mean of the capped rates, whatever was stated for the whole. */
  readonly readCompletion: number | null;
  /** Completion stated by hand for the whole task. */
  readonly byHand: StatedFigure | null;
  /** 待确认: the indicators have come to give another mean than when the whole was stated. */
  readonly toConfirm: boolean;
  readonly stage: Stage;
  readonly stageEvidence: readonly Evidence[];
  /** A rate that the text states for the task as a whole. */
  readonly statedRate: number | null;
  readonly warnings: readonly Warning[];
  /** Indicators of the content that are left out by hand. */
  readonly removed: readonly { readonly key: string; readonly label: string }[];
};

export type SheetId = string;
export type ProjectId = string;
export type TaskId = string;

/** 年度台账: one year's table of one city. */
export type Sheet = { readonly id: SheetId; readonly name: string; readonly city: string; readonly reporting: Reporting };

/** Completion of a group of tasks, and how much of it is known. */
export type RollUp = {
  /** Mean completion of the known tasks; null where none is known. */
  readonly completion: number | null;
  /** 全口径: the same mean with unknown tasks as 0; null only where there is no task. */
  readonly completionOfAll: number | null;
  readonly known: number;
  readonly total: number;
};

/** 项目: a group of tasks under one name. */
export type Project = {
  readonly id: ProjectId;
  readonly sheet: SheetId;
  readonly name: string;
  /** Sorts the projects of a sheet; compared as text. */
  readonly order: string;
  readonly rollUp: RollUp;
};

/** 任务: one row of the sheet. */
export type Task = {
  readonly id: TaskId;
  readonly project: ProjectId;
  readonly sheet: SheetId;
  /** Sorts the tasks of a project; compared as text. */
  readonly order: string;
  /** 序号 as the published table numbers it. */
  readonly number: number;
  readonly content: string;
  readonly progress: string;
  /** Ids of the lead units; the first one leads. */
  readonly units: readonly string[];
  /** The task whose progress cell was merged with this one's in the source table. */
  readonly mergedWith: TaskId | null;
  /** What was changed by hand. */
  readonly overrides: Overrides;
  readonly assessment: Assessment;
  /** Change without the version: a comment stands in no edit's way. */
  readonly comments: CommentFigures;
  /** Grows by one with each edit; an edit names the version that it was made on. */
  readonly version: number;
  readonly readerVersion: number;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
  readonly updatedBy: string;
};

/** A sheet with all its rows. */
export type SheetContents = {
  readonly sheet: Sheet;
  readonly projects: readonly Project[];
  readonly tasks: readonly Task[];
  /** All units of the city, merged ones too: tasks name them by their ids. */
  readonly units: readonly Unit[];
};

/** What a task looked like on one side of an edit. */
export type TaskState = {
  readonly progress: string;
  readonly overrides: Overrides;
  readonly completion: number | null;
  readonly stage: Stage;
};

/** One entry of 修改记录; put once, never changed. */
export type HistoryEvent = {
  readonly subject: TaskId;
  /** Where the task stood, and its lead units, when it was edited. */
  readonly project: ProjectId;
  readonly units: readonly string[];
  /** The version that the edit produced. */
  readonly version: number;
  readonly editId: string;
  /** What was done: a new text, a change by hand, or a new reading by a better reader. */
  readonly what: 'progress' | 'indicators' | 'reading';
  /** The change by hand as it was asked for, as JSON; empty for the others. */
  readonly change: string;
  readonly before: TaskState;
  readonly after: TaskState;
  /** The acting member. */
  readonly by: { readonly id: string; readonly name: string };
  /** ISO 8601, UTC. */
  readonly at: string;
};

export type Role = 'admin' | 'editor' | 'viewer';

/** The member on whose behalf something is done. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Ids of the units whose tasks an editor may report on, with those that were merged into them or they into. */
  readonly units: readonly string[];
};

/** What the text said of a figure at some moment. */
export type ReadFigure = { readonly actual: number | null; readonly rate: number | null };

/** A figure that a person stated in place of the one read. */
export type StatedFigure = {
  /** An actual in the indicator's unit, or a completion from 0 to 1. */
  readonly value: number;
  readonly reason: string;
  /** What the text said when it was stated; a later text that says something else asks for confirmation. */
  readonly read: ReadFigure;
  /** Name of the member who stated it. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** What an indicator promises, as an admin sets it. */
export type IndicatorDefinition = {
  readonly label: string;
  readonly op: Comparison;
  readonly target: number;
  readonly unit: string;
  readonly baseline: number | null;
  /** Share in the task's mean against the others'; 1 where nobody set it. */
  readonly weight: number;
};

/** What was changed by hand on one indicator. */
export type IndicatorByHand = {
  /** The read indicator's key, or for an added one a key of its own. */
  readonly key: string;
  readonly added: boolean;
  /** Left out of the task's indicators; it can be put back. */
  readonly removed: boolean;
  /** Null where what the content says holds. */
  readonly definition: IndicatorDefinition | null;
  readonly actual: StatedFigure | null;
};

/**
 * 计划进度: shares of a task that are planned to be done at the end of months of the sheet's year (1 to 12), in their order. A quarter
 * is its last month, so that a plan holds whether the sheet is reported by the month or by the quarter.
 */
export type Plan = readonly { readonly month: number; readonly share: number }[];

/** All that was changed by hand on a task; what is by hand wins over what is read. */
export type Overrides = {
  readonly indicators: readonly IndicatorByHand[];
  /** The whole task's completion. */
  readonly completion: StatedFigure | null;
  /** What the task is held against in place of the share of the year that is over; left out where nobody planned. */
  readonly plan?: Plan;
};
