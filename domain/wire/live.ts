/** What crosses the wire for live edits: the ticket, messages both ways, and what was missed in a gap. */
import * as z from 'zod';
import { revisionOf } from '../comments/figures.ts';
import { PATCH_LIMIT, peopleOf, type Person, type Viewer } from '../live.ts';
import type { Report } from '../reports.ts';
import type { Project, ProjectId, Sheet, Task, TaskId } from '../types.ts';
import { sheetId, taskId } from './ids.ts';

/** Body of `POST /api/live/ticket`. */
export const ticketRequest = z.strictObject({ sheet: sheetId });

/** The answer: a ticket for one connection to `address`, which is a URL or a path at the page's own host. */
export type TicketAnswer = { readonly ticket: string; /** ISO 8601, UTC. */ readonly expiresAt: string; readonly address: string };

/** The `ticket` of the address that a socket opens. */
export const ticketShape = z.string().regex(/^[\w-]{20,64}$/u);

/** What a page sends: that it is there, and which task's cell its person has open. */
export const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ping') }),
  z.strictObject({ type: z.literal('open'), task: taskId.nullable() }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;

/** Why the server ends a connection. */
export type ByeReason =
  | 'too_large'
  | 'too_many'
  | 'not_understood'
  /** The connection's time is over, or it was ended without the page's hearing of it. */
  | 'expired'
  /** The member was changed or removed. */
  | 'member_changed';

/** What the server sends. A project's roll-up belongs to the task that it comes with. */
export type ServerMessage =
  | { readonly type: 'task'; readonly task: Task; readonly project: Project }
  /** A change too large to send; the page fetches it with what else it has missed. */
  | { readonly type: 'changed'; readonly task: TaskId; readonly project: ProjectId; readonly revision: number }
  /** What a unit, or the office, has said of a task. */
  | { readonly type: 'report'; readonly report: Report }
  /** How the sheet is reported on has changed. */
  | { readonly type: 'reporting'; readonly sheet: Sheet }
  /** Everybody at the sheet. `count` is how many connections there are, where not all are told of. */
  | { readonly type: 'presence'; readonly people: readonly Person[]; readonly count: number }
  /** All changes that were made before `now` (ISO 8601, UTC) are on their way, within a minute. */
  | { readonly type: 'pong'; readonly now: string }
  | { readonly type: 'bye'; readonly reason: ByeReason };

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A changed task as a message's text; a large one by key and version only. */
export const taskMessage = (task: Task, project: Project): string => {
  const whole = JSON.stringify({ type: 'task', task, project } satisfies ServerMessage);
  if (bytesOf(whole) <= PATCH_LIMIT) return whole;
  return JSON.stringify({ type: 'changed', task: task.id, project: task.project, revision: revisionOf(task) } satisfies ServerMessage);
};

/** Who is at a sheet, as a message. */
export const presenceMessage = (viewers: readonly Viewer[]): ServerMessage => ({
  type: 'presence',
  people: peopleOf(viewers),
  count: viewers.length,
});

/** Query of `GET /api/sheets/{sheet}/changes`: the `now` of the answer or pong before, or when the sheet was read. */
export const changesQuery = z.object({ since: z.iso.datetime() });

/**
 * What changed since, as it is now, with the roll-ups of its projects; `now` is the next question's `since`.
 *
 * Not `complete` where the gap is too long or too much changed in it: the sheet is to be read anew.
 */
export type ChangesAnswer =
  | { readonly complete: true; readonly now: string; readonly tasks: readonly Task[]; readonly projects: readonly Project[] }
  | { readonly complete: false; readonly now: string };
