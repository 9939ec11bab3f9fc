/** Every key of the table is built here. Partition `project`, sort `task`. */
import { createHash } from 'node:crypto';
import type { FiguresId } from '../../domain/bulletin/types.ts';
import type { MentionEvent } from '../../domain/comments/types.ts';
import type { MailPlace } from '../../domain/mail/types.ts';
import type { Identity, MemberId, UnitId } from '../../domain/people/types.ts';
import type { Day, Period } from '../../domain/period.ts';
import type { Report } from '../../domain/reports.ts';
import type { SnapshotId } from '../../domain/snapshots.ts';
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

/** Partitions of sheets' own items. Rights to write them go by this. */
export const SHEET_PREFIX = 'sheet#';

export const sheetKey = (sheet: SheetId): Key => ({ project: `${SHEET_PREFIX}${sheet}`, task: HEAD });
/** What lists all sheets. */
export const SHEETS = 'sheets';

export const sheetInListKey = (sheet: SheetId): Key => ({ project: SHEETS, task: sheet });

export const projectKey = (project: ProjectId): Key => ({ project: partitionOf(project), task: HEAD });

export const taskKey = ({ project, task }: TaskKey): Key => ({ project: partitionOf(project), task: `${TASK_PREFIX}${task}` });

/** Padded so that the versions of one task, and places, sort as numbers. */
const padded = (number: number): string => number.toString().padStart(10, '0');

export const eventKey = (subject: string, version: number): Key => ({
  project: `history#${subject}`,
  task: padded(version),
});

/** Partition of `byTime`: the events of one sheet in one month (UTC). `at` is ISO 8601. */
export const monthOf = (sheet: SheetId, at: string): string => `${sheet}#${at.slice(0, 7)}`;

/** Comments of a task; mentions of a member; a member's marks. Rights to write them go by these. */
export const COMMENT_PARTITIONS = { comments: 'comments#', mentions: 'mention#', marks: 'marks#' } as const;

export const commentKey = (task: TaskId, number: number): Key => ({
  project: `${COMMENT_PARTITIONS.comments}${task}`,
  task: padded(number),
});

/** Leads from a comment's id to its number, so that an id is used once. Sorts behind all numbers. */
export const commentIdKey = (task: TaskId, id: string): Key => ({ project: `${COMMENT_PARTITIONS.comments}${task}`, task: `id#${id}` });

export const mentionsPartition = (member: MemberId): string => `${COMMENT_PARTITIONS.mentions}${member}`;

/** By time, for whoever is to tell the member. */
export const mentionKey = ({ member, at, task, number }: MentionEvent): Key => ({
  project: mentionsPartition(member),
  task: `${at}#${task}#${padded(number)}`,
});

export const markKey = (member: MemberId, task: TaskId): Key => ({ project: `${COMMENT_PARTITIONS.marks}${member}`, task });

/** Partition of `byTime`: the comments of one sheet that were written or withdrawn in one month (`yyyy-mm`, UTC). */
export const commentMonth = (sheet: SheetId, month: string): string => `comments#${sheet}#${month}`;

/** Sockets by id; those at a sheet; those of a member; tickets. Rights to live items go by these. */
export const LIVE_PARTITIONS = { connection: 'connection#', sheet: 'live#', member: 'sockets#', ticket: 'ticket#' } as const;

export const ticketKey = (ticket: string): Key => ({ project: `${LIVE_PARTITIONS.ticket}${ticket}`, task: HEAD });

export const connectionKey = (id: string): Key => ({ project: `${LIVE_PARTITIONS.connection}${id}`, task: HEAD });

export const viewerKey = (sheet: SheetId, connection: string): Key => ({
  project: `${LIVE_PARTITIONS.sheet}${sheet}`,
  task: connection,
});

export const socketKey = (member: string, connection: string): Key => ({
  project: `${LIVE_PARTITIONS.member}${member}`,
  task: connection,
});

/** Until when a member's tickets are no good. */
export const refusalKey = (member: string): Key => ({ project: `${LIVE_PARTITIONS.member}${member}`, task: HEAD });

/** The sheet whose viewers live in this partition; null for other partitions. */
export const viewedSheetOf = (partition: string): SheetId | null =>
  partition.startsWith(LIVE_PARTITIONS.sheet) ? partition.slice(LIVE_PARTITIONS.sheet.length) : null;

/** Partitions of what units said. Rights to write it go by this. */
export const REPORT_PREFIX = 'report#';

/** Partition of what units said of a sheet's tasks in a period. */
export const reportsPartition = (sheet: SheetId, period: Period): string => `${REPORT_PREFIX}${sheet}#${period}`;

export const reportKey = ({ sheet, period, task, unit }: Pick<Report, 'sheet' | 'period' | 'task' | 'unit'>): Key => ({
  project: reportsPartition(sheet, period),
  task: `${task}#${unit}`,
});

/** What lists a sheet's snapshots; the tasks of one. Rights to write them go by these. */
export const SNAPSHOT_PARTITIONS = { heads: 'snapshots#', rows: 'snapshot#' } as const;

export const snapshotKey = (sheet: SheetId, snapshot: SnapshotId): Key => ({
  project: `${SNAPSHOT_PARTITIONS.heads}${sheet}`,
  task: snapshot,
});

/** `rows` names what the tasks were: see snapshot-store.ts. They sort by their place. */
export const frozenTasksKey = (sheet: SheetId, rows: string, place: number): Key => ({
  project: `${SNAPSHOT_PARTITIONS.rows}${sheet}#${rows}`,
  task: padded(place),
});

/** Partitions of how sheets stood at the end of each day. Rights to write them go by this. */
export const DAYS_PREFIX = 'days#';

export const dayMarkKey = (sheet: SheetId, day: Day): Key => ({ project: `${DAYS_PREFIX}${sheet}`, task: day });

/** The log of what is sent in a period; its letters; what is not finished, and the last that came back of each recipient, of all sheets. Rights to write them go by these. */
export const MAIL_PARTITIONS = { log: 'mail#', letters: 'letters#', unfinished: 'unfinished-mail', returned: 'returned-mail' } as const;

const mailSort = ({ kind, occasion, recipient: { channel, id } }: MailPlace): string => [kind, occasion, channel, id].join('#');

const periodOfMails = ({ sheet, period }: Pick<MailPlace, 'sheet' | 'period'>): string => `${sheet}#${period}`;

/** Partition of what was sent in a period. */
export const mailsPartition = (of: Pick<MailPlace, 'sheet' | 'period'>): string => `${MAIL_PARTITIONS.log}${periodOfMails(of)}`;

export const mailKey = (place: MailPlace): Key => ({ project: mailsPartition(place), task: mailSort(place) });

export const letterKey = (place: MailPlace): Key => ({
  project: `${MAIL_PARTITIONS.letters}${periodOfMails(place)}`,
  task: mailSort(place),
});

/** There while the message has not come to its end. */
export const unfinishedMailKey = (place: MailPlace): Key => ({
  project: MAIL_PARTITIONS.unfinished,
  task: `${periodOfMails(place)}#${mailSort(place)}`,
});

export const returnedMailKey = ({ recipient: { id } }: MailPlace): Key => ({ project: MAIL_PARTITIONS.returned, task: id });

/** Partition of how far the sender's mailbox has been read. */
export const MAILBOX = 'mailbox';

export const MAILBOX_KEY: Key = { project: MAILBOX, task: HEAD };

/** A sheet's issued bulletins; what they say in figures; the draft of the next one. Rights to write them go by these. */
export const BULLETIN_PARTITIONS = { issued: 'bulletins#', figures: 'bulletin#', drafts: 'bulletin-draft#' } as const;

export const bulletinKey = (sheet: SheetId, number: number): Key => ({
  project: `${BULLETIN_PARTITIONS.issued}${sheet}`,
  task: padded(number),
});

/** Figures are one text, kept in pieces: see bulletin-store.ts. */
export const figuresKey = (sheet: SheetId, figures: FiguresId, piece: number): Key => ({
  project: `${BULLETIN_PARTITIONS.figures}${sheet}#${figures}`,
  task: padded(piece),
});

export const draftKey = (sheet: SheetId): Key => ({ project: `${BULLETIN_PARTITIONS.drafts}${sheet}`, task: HEAD });

/** The report of this key; null for other items. */
export const reportPlaceOf = (partition: string, sortKey: string): Pick<Report, 'sheet' | 'period' | 'task' | 'unit'> | null => {
  const [kind, sheet, period] = partition.split('#');
  const [task, unit] = sortKey.split('#');
  if (kind !== 'report' || sheet === undefined || period === undefined || task === undefined || unit === undefined) return null;
  return { sheet, period, task, unit };
};

/** The sheet whose own item this is; null for other items. */
export const sheetIdOf = (partition: string, sortKey: string): SheetId | null =>
  partition.startsWith(SHEET_PREFIX) && sortKey === HEAD ? partition.slice(SHEET_PREFIX.length) : null;

/** Whose history a report's versions are. */
export const reportSubject = ({ period, task, unit }: Pick<Report, 'period' | 'task' | 'unit'>): string =>
  `report#${period}#${task}#${unit}`;

/** Whose history the changes of a sheet's reporting are. */
export const reportingSubject = (sheet: SheetId): string => `reporting#${sheet}`;

/** Partition of everything that the city has once: its units, its members, and what leads to them. */
export const CITY = 'city';

/** Sort keys of units and members start so. */
export const PEOPLE_PREFIXES = { unit: 'unit#', member: 'member#' } as const;

export const unitKey = (unit: UnitId): Key => ({ project: CITY, task: `${PEOPLE_PREFIXES.unit}${unit}` });

export const memberKey = (member: MemberId): Key => ({ project: CITY, task: `${PEOPLE_PREFIXES.member}${member}` });

/** The member of this key; null for other items. */
export const memberIdOf = (partition: string, sortKey: string): MemberId | null =>
  partition === CITY && sortKey.startsWith(PEOPLE_PREFIXES.member) ? sortKey.slice(PEOPLE_PREFIXES.member.length) : null;

/** Leads from who somebody is to the issuer to the member. Hashed: a subject may be of any length and any characters. */
export const bindingKey = ({ issuer, subject }: Identity): Key => ({
  project: CITY,
  task: `binding#${createHash('sha256').update(`${issuer}|${subject}`).digest('hex')}`,
});

/** Leads from an e-mail in small letters to the member. */
export const emailKey = (email: string): Key => ({ project: CITY, task: `email#${email}` });

/** Version of the register, and the merges of units. */
export const REGISTER_KEY: Key = { project: CITY, task: 'register' };

/** The version of the city's data, and how far a migration has come. */
export const SCHEMA_KEY: Key = { project: CITY, task: 'schema' };
/** Partition of the city's mail settings, of what members have chosen, and of how far the digest has got. */
export const MAILING = 'mailing';

export const MAILING_KEY: Key = { project: MAILING, task: HEAD };

/** Whose history the changes of the mail settings are. */
export const MAILING_SUBJECT = 'mailing';

const CHOICES = 'choice#';

export const choicesKey = (member: MemberId): Key => ({ project: MAILING, task: `${CHOICES}${member}` });

/** The member whose choices these are. */
export const choosingMemberOf = (sortKey: string): MemberId => sortKey.slice(CHOICES.length);

export const DIGEST_PLACE_KEY: Key = { project: MAILING, task: 'digest' };
