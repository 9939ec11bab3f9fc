/**
 * The words of the field as types. Everything that the product keeps or shows is one of these.
 *
 * Shares are numbers where 1 is 100 %; percentages appear only when something is shown.
 */

/** How an indicator's actual is held against its target; `done` is a one-off deliverable (target 1 项). */
export type Comparison = '>=' | '=' | '<=' | 'done';

/** What a rate stands on: counted things, a rate that the text states, words of completion, or nothing. */
export type Basis = 'count' | 'stated_rate' | 'completed_text' | 'none';

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
  /** Mean of the capped rates, 0 to 1; null where the text reports no indicator. */
  readonly completion: number | null;
  readonly stage: Stage;
  readonly stageEvidence: readonly Evidence[];
  /** A rate that the text states for the task as a whole. */
  readonly statedRate: number | null;
  readonly warnings: readonly Warning[];
};

export type SheetId = string;
export type ProjectId = string;
export type TaskId = string;

/** 年度台账: one year's table of one city. */
export type Sheet = { readonly id: SheetId; readonly name: string; readonly city: string };

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
  /** Names of the lead units; the first one leads. */
  readonly units: readonly string[];
  /** The task whose progress cell was merged with this one's in the source table. */
  readonly mergedWith: TaskId | null;
  readonly assessment: Assessment;
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
};

/** What a task looked like on one side of an edit. */
export type TaskState = {
  readonly progress: string;
  readonly completion: number | null;
  readonly stage: Stage;
};

/** One entry of 修改记录; put once, never changed. */
export type HistoryEvent = {
  readonly subject: TaskId;
  /** The version that the edit produced. */
  readonly version: number;
  readonly editId: string;
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
  /** Names of the units whose tasks an editor may report on. */
  readonly units: readonly string[];
};
