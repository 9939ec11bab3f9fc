/** Presence at a sheet: who is there, on which cell, in which colour; and the limits of a live connection. */
import type { SheetId, TaskId } from './types.ts';

/** A ticket opens one connection within this time. */
export const TICKET_MS = 60_000;

/** A connection that says nothing is over after this time; API Gateway ends each one then anyhow. */
export const CONNECTION_MS = 2 * 60 * 60 * 1000;

/** A ping prolongs a connection with less than this left, so that most pings write nothing. */
export const RENEW_BELOW_MS = 90 * 60 * 1000;

/** Bytes of a message that a client may send; API Gateway takes no larger frame. */
export const MESSAGE_LIMIT = 32 * 1024;

/** Messages that one client may send in a second. */
export const MESSAGES_A_SECOND = 50;

/** Bytes of a pushed patch; a larger one is told of, and fetched. */
export const PATCH_LIMIT = 24 * 1024;

/** People told of by name; a sheet that more are at tells how many. */
export const PEOPLE_LIMIT = 100;

/** Colours that marks come in. */
export const COLOURS = 12;

/** A member at a sheet, by one socket. Times are in milliseconds since 1970. */
export type Connection = {
  readonly id: string;
  readonly sheet: SheetId;
  readonly member: string;
  readonly name: string;
  /** Name of the member's first unit; empty where there is none. */
  readonly unit: string;
  readonly connectedAt: number;
  readonly expiresAt: number;
};

/** A connection with the task whose cell its member has open. */
export type Viewer = Connection & { readonly task: TaskId | null };

/** Somebody at the sheet, as the others see them. */
export type Person = {
  readonly connection: string;
  readonly member: string;
  readonly name: string;
  readonly unit: string;
  /** From 0 to `COLOURS` - 1. */
  readonly colour: number;
  readonly task: TaskId | null;
};

/** Always the same colour for a member, on every screen (FNV-1a). */
export const colourOf = (member: string): number => {
  let hash = 0x81_1c_9d_c5;
  for (const character of member) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93);
  return (hash >>> 0) % COLOURS;
};

/** Those with an open cell first, then whoever came first. */
const byPlace = (a: Viewer, b: Viewer): number =>
  Number(a.task === null) - Number(b.task === null) || a.connectedAt - b.connectedAt || (a.id < b.id ? -1 : 1);

/** The people of a sheet, as many as are told of by name. */
export const peopleOf = (viewers: readonly Viewer[]): readonly Person[] =>
  viewers
    .toSorted(byPlace)
    .slice(0, PEOPLE_LIMIT)
    .map(({ id, member, name, unit, task }) => ({ connection: id, member, name, unit, colour: colourOf(member), task }));
