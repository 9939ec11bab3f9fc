/**
 * When mails are due, as pure functions of what the clock shows.
 *
 * A day has at most one occasion of each kind, named by its local time, however often and by whomever it is looked for.
 */
import { worksOnMainland } from '../holidays.ts';
import { dayAfter, dueDay, periodBefore, periodOn, workingDaysUntil, type Day } from '../period.ts';
import { daysOf, openPeriod, type Reporting } from '../reporting.ts';
import { instantOf, localDay, type LocalTime } from './local-time.ts';
import type { MailSettings, SummaryDay } from './settings.ts';
import type { Occasion, TimedKind } from './types.ts';

/** When mails go out, whoever gets them. */
export type Schedule = Pick<MailSettings, 'summary' | 'chase' | 'mentions'>;

/** What is due when: it is written at `at`, in milliseconds since 1970. */
export type Due = { readonly kind: TimedKind; readonly occasion: Occasion; readonly at: number };

/** From one instant, not included, to another. */
export type Span = { readonly from: number; readonly to: number };

const MINUTE_MS = 60_000;

/** What was due longer ago, while nothing ran, is not sent any more. */
const CATCH_UP_MS = 24 * 60 * MINUTE_MS;

/** Chases go out at most ten working days from the due day; these always lie within so many days. */
const FARTHEST_DAYS = 40;

const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** True for that weekday where offices work on it, else for the first working day after it. */
const standsForWeekday = (day: Day, weekday: number): boolean => {
  if (!worksOnMainland(day)) return false;
  for (let back = day; ; back = dayAfter(back, -1)) {
    if (weekdayOf(back) === weekday) return true;
    if (worksOnMainland(dayAfter(back, -1))) return false;
  }
};

const isSummaryDay = (day: Day, on: SummaryDay): boolean => {
  if (on.every === 'week') return standsForWeekday(day, on.weekday);
  const period = periodOn(day, on.every);
  return day === dueDay(on.workingDay > 0 ? periodBefore(period) : period, on.workingDay, worksOnMainland);
};

const isChaseDay = (day: Day, days: readonly number[], due: Day): boolean => {
  if (day === due) return days.includes(0);
  if (day < dayAfter(due, -FARTHEST_DAYS) || day > dayAfter(due, FARTHEST_DAYS) || !worksOnMainland(day)) return false;
  return days.includes(-workingDaysUntil(day, due, worksOnMainland));
};

/** When each kind is due on a day; null where it is not. A sheet whose year is over has nothing to tell or to chase. */
const timeOn = (day: Day, kind: TimedKind, settings: Schedule, reporting: Reporting): LocalTime | null => {
  const { isOn, time } = settings[kind];
  const period = openPeriod(reporting);
  if (!isOn) return null;
  if (kind === 'mentions') return `${day}T${time}`;
  if (period === null) return null;
  const isDay =
    kind === 'summary' ? isSummaryDay(day, settings.summary.on) : isChaseDay(day, settings.chase.days, daysOf(reporting, period).due);
  return isDay ? `${day}T${time}` : null;
};

const KINDS = ['summary', 'chase', 'mentions'] as const satisfies readonly TimedKind[];

/** 提及 are written a minute after their time: by then all mentions up to it have been saved, so that day's letter tells of them. */
const LATER_MS = { summary: 0, chase: 0, mentions: MINUTE_MS } as const satisfies Record<TimedKind, number>;

const dueOn = (day: Day, kind: TimedKind, settings: Schedule, reporting: Reporting, timeZone: string): Due[] => {
  const occasion = timeOn(day, kind, settings, reporting);
  return occasion === null ? [] : [{ kind, occasion, at: instantOf(occasion, timeZone) + LATER_MS[kind] }];
};

/** What of a sheet is due in a span, the earliest first. */
export const dueIn = ({ from, to }: Span, settings: Schedule, reporting: Reporting, timeZone: string): readonly Due[] => {
  const found: Due[] = [];
  // A time that clocks leave out may be due on the day after.
  const last = localDay(to, timeZone);
  for (let day = dayAfter(localDay(from, timeZone), -1); day <= last; day = dayAfter(day, 1))
    found.push(...KINDS.flatMap((kind) => dueOn(day, kind, settings, reporting, timeZone)));
  return found.filter(({ at }) => from < at && at <= to).toSorted((a, b) => a.at - b.at);
};

/** A quarter and the holidays around its ends. */
const LOOK_AHEAD_DAYS = 130;

/** When a kind goes out next, as things stand; null where it does not. */
export const nextOccasion = (
  kind: TimedKind,
  after: number,
  settings: Schedule,
  reporting: Reporting,
  timeZone: string,
): Occasion | null => {
  const today = localDay(after, timeZone);
  for (let ahead = -1; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const [due] = dueOn(dayAfter(today, ahead), kind, settings, reporting, timeZone);
    if (due !== undefined && due.at - LATER_MS[kind] > after) return due.occasion;
  }
  return null;
};

/** The whole minute that an instant lies in. */
export const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS) * MINUTE_MS;

/**
 * What a run has to look after: all since the last one, as far back as it is caught up with. `handled` is where that one got
 * to, null where none ever ran: then from this minute on. Both ends are whole minutes.
 */
export const spanOf = (handled: number | null, now: number): Span => {
  const to = minuteOf(now);
  return { from: Math.max(handled ?? to - MINUTE_MS, to - CATCH_UP_MS), to };
};

/** A mention is saved within so long of its time, in milliseconds: until then it may still come. */
const SAVING_MS = MINUTE_MS / 2;

/** The mentions that belong to a span, by their time; those just before its end belong to the next one. */
export const mentionsIn = ({ from, to }: Span): { readonly from: string; readonly until: string } => ({
  from: new Date(from - SAVING_MS).toISOString(),
  until: new Date(to - SAVING_MS).toISOString(),
});

/**
 * What names the letters to whoever hears at once: the minute that takes up a mention of this time. It is the same on every run,
 * and in every time zone.
 */
export const momentOccasion = (mentionedAt: string): Occasion => {
  const minute = Math.ceil((Date.parse(mentionedAt) + SAVING_MS) / MINUTE_MS) * MINUTE_MS;
  return `now-${new Date(minute).toISOString().slice(0, 16).replaceAll(/[-:]/gu, '')}Z`;
};

/** Where a daily letter of mentions begins: where the one before ended, at most two days back. */
export const dailySpan = (told: number | null, at: number): Span => ({ from: Math.max(told ?? 0, at - 2 * CATCH_UP_MS), to: at });
