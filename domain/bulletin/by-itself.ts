/** 自动起草 and 自动印发: of which closed periods the machine makes the bulletin, when, and what it does about one. */
import { worksOnMainland } from '../holidays.ts';
import { instantOf, localDay, localTime, type LocalTime } from '../mail/local-time.ts';
import type { BulletinSettings } from '../mail/settings.ts';
import { dayAfter, lastMonthOf, workingDayAfter, type Period } from '../period.ts';
import { isClosed, lastOpenDay, type Reporting } from '../reporting.ts';
import type { SnapshotHead } from '../snapshots.ts';
import { closingOf } from './figures.ts';
import type { BulletinHead } from './types.ts';

/** Names the bulletin that the machine issues of a period, so that it is one however often it is tried. No page makes such an id. */
export const machineId = (period: Period): string => `by-itself-${period}`;

/**
 * How far the machine has got with a period. `waiting`: the office knows that another draft is in the way. `made`: it is drafted or issued, or
 * a draft is found to be checked, and nobody has been told yet. `done`: it does nothing more about it, whatever becomes of the period.
 */
export type Progress = 'waiting' | 'made' | 'done';

/** By period; null and not there are alike. */
export type Progresses = Readonly<Partial<Record<Period, Progress>>>;

/** A bulletin that the machine is to make: `at` in milliseconds since 1970. */
export type DueBulletin = { readonly period: Period; readonly at: number };

type When = Pick<BulletinSettings, 'after' | 'time'>;

/** When the bulletin of a period is made that was closed at this instant; at once where that time of the day is over. */
const timeAfter = (closedAt: number, { after, time }: When, timeZone: string): number =>
  Math.max(closedAt, instantOf(`${workingDayAfter(localDay(closedAt, timeZone), after, worksOnMainland)}T${time}`, timeZone));

/**
 * Of each period that is closed, and was closed since the office wanted it, in their order. The last closing counts: whoever went back to a
 * period has as long as after the first one. What was closed without a task has nothing to tell.
 */
export const dueBulletins = (
  heads: readonly SnapshotHead[],
  { since, ...when }: BulletinSettings,
  reporting: Reporting,
  timeZone: string,
): readonly DueBulletin[] => {
  if (since === null) return [];
  const periods = [...new Set(heads.filter(({ kind }) => kind === 'period').map(({ period }) => period))];
  return periods
    .flatMap((period) => {
      const closing = closingOf(heads, period);
      const isMeant = closing !== null && closing.at >= since && closing.rollUp.total > 0 && isClosed(reporting, period);
      return isMeant ? [{ period, at: timeAfter(Date.parse(closing.at), when, timeZone) }] : [];
    })
    .toSorted((a, b) => lastMonthOf(a.period) - lastMonthOf(b.period));
};

/** When the machine makes a bulletin next, as things stand; null where it makes none, or where nobody knows when the period will be closed. */
export const nextBulletin = (
  heads: readonly SnapshotHead[],
  issued: readonly Pick<BulletinHead, 'period'>[],
  settings: BulletinSettings,
  reporting: Reporting,
  timeZone: string,
  now: number,
): LocalTime | null => {
  const told = new Set(issued.map(({ period }) => period));
  const lastDay = settings.since === null ? null : lastOpenDay(reporting);
  const times = [
    ...dueBulletins(heads, settings, reporting, timeZone).flatMap(({ period, at }) => (told.has(period) ? [] : [at])),
    ...(lastDay === null || told.has(reporting.period)
      ? []
      : [timeAfter(Math.max(now, instantOf(`${dayAfter(lastDay, 1)}T00:00`, timeZone)), settings, timeZone)]),
  ].filter((at) => at > now);
  return times.length === 0 ? null : localTime(Math.min(...times), timeZone);
};

/**
 * What the machine does next about a period that is due. `wait`: until the draft that is in its way is issued or given up. `leave`: it is the
 * office's. `draft`, `issue`: it makes it. `tell`: it says what it has made.
 */
export type Step = 'wait' | 'leave' | 'draft' | 'issue' | 'tell';

/** What there is of a period's bulletin, and in its way. */
export type Found = {
  readonly progress: Progress | null;
  readonly isIssued: boolean;
  /** What the open draft is of; null where none is open. */
  readonly open: { readonly period: Period; readonly corrects: number | null } | null;
};

export const stepOf = (period: Period, how: BulletinSettings['how'], { progress, isIssued, open }: Found): Step => {
  if (progress === 'made') return 'tell';
  if (isIssued || how === 'by_hand') return 'leave';
  if (open === null) return how;
  if (open.period !== period || open.corrects !== null) return 'wait';
  return how === 'draft' ? 'leave' : 'issue';
};
