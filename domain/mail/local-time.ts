/** What clocks show in a time zone, and the instant at which they show something. */
import type { Day } from '../period.ts';
import { remembered } from '../reading/memo.ts';

/** A time of the day, `HH:MM`. */
export type TimeOfDay = string;

/** What a clock in the city shows: `2024-03-29T09:00`. */
export type LocalTime = string;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar's own years and 24 hours, whatever the language. */
const clockIn = remembered(
  (timeZone) =>
    new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

/** True for a name that the tz database knows, such as `Asia/Shanghai`. */
export const isTimeZone = (name: string): boolean => {
  try {
    return clockIn(name).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** What clocks show at an instant (milliseconds since 1970). */
export const localTime = (at: number, timeZone: string): LocalTime => {
  const parts = Object.fromEntries(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
};

export const localDay = (at: number, timeZone: string): Day => localTime(at, timeZone).slice(0, 10);

const asIfUtc = (local: LocalTime): number => Date.parse(`${local}:00Z`);

/**
 * The one instant (milliseconds since 1970) at which a local time is due. A time that comes twice counts when it comes first;
 * one that is left out, as much later as clocks are put forward.
 */
export const instantOf = (local: LocalTime, timeZone: string): number => {
  const wanted = asIfUtc(local);
  const offsetAt = (at: number): number => asIfUtc(localTime(at, timeZone)) - at;
  // No zone changes its clocks twice within two days.
  const [before, after] = [wanted - offsetAt(wanted - DAY_MS), wanted - offsetAt(wanted + DAY_MS)];
  const shown = [before, after].filter((at) => localTime(at, timeZone) === local);
  return shown.length === 0 ? before : Math.min(...shown);
};
