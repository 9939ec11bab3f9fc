/**
 * Reporting periods of a sheet: which there are, how far a year should be at their end, and on which days their reports are due.
 *
 * A period belongs to its sheet's year, not to the clock: 2024-03 is a quarter of 2024 whenever it is asked about.
 */

/** How often a sheet is reported on. */
export type Cycle = 'month' | 'quarter';

/** A month `2024-03` or a quarter `2024-Q1`. Periods of one cycle sort as text. */
export type Period = string;

/** A day of the calendar as `yyyy-mm-dd`, wherever it is. */
export type Day = string;

/** Whether offices work on a day: the city's calendar with its holidays and the weekends worked for them. */
export type IsWorkingDay = (day: Day) => boolean;

const DAY_MS = 24 * 60 * 60 * 1000;
const MONTHS: Record<Cycle, number> = { month: 1, quarter: 3 };
const SHAPE = /^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/u;

type Parsed = { readonly year: number; readonly cycle: Cycle; /** The period's last month, 1 to 12. */ readonly lastMonth: number };

const parse = (period: Period): Parsed | null => {
  const [, year, month, quarter] = SHAPE.exec(period) ?? [];
  if (year === undefined) return null;
  if (month !== undefined) return { year: Number(year), cycle: 'month', lastMonth: Number(month) };
  return { year: Number(year), cycle: 'quarter', lastMonth: Number(quarter) * 3 };
};

const known = (period: Period): Parsed => {
  const parsed = parse(period);
  if (parsed === null) throw new RangeError(`${period} is no period`);
  return parsed;
};

/** True for `2024-03` and `2024-Q1`. */
export const isPeriod = (text: string): boolean => parse(text) !== null;

export const cycleOf = (period: Period): Cycle => known(period).cycle;

const periodWith = (year: number, cycle: Cycle, lastMonth: number): Period =>
  cycle === 'month' ? `${year}-${String(lastMonth).padStart(2, '0')}` : `${year}-Q${lastMonth / 3}`;

/** All periods of a year, in order. */
export const periodsOf = (year: number, cycle: Cycle): readonly Period[] =>
  Array.from({ length: 12 / MONTHS[cycle] }, (_, at) => periodWith(year, cycle, (at + 1) * MONTHS[cycle]));

/** The period that a day lies in. */
export const periodOn = (day: Day, cycle: Cycle): Period => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return periodWith(year, cycle, Math.ceil(month / MONTHS[cycle]) * MONTHS[cycle]);
};

/** The period before, in the year before if need be. */
export const periodBefore = (period: Period): Period => {
  const { year, cycle, lastMonth } = known(period);
  const before = lastMonth - MONTHS[cycle];
  return before > 0 ? periodWith(year, cycle, before) : periodWith(year - 1, cycle, 12);
};

/** The period after, in the year after if need be. */
export const periodAfter = (period: Period): Period => {
  const { year, cycle, lastMonth } = known(period);
  const after = lastMonth + MONTHS[cycle];
  return after <= 12 ? periodWith(year, cycle, after) : periodWith(year + 1, cycle, MONTHS[cycle]);
};

/** The month that a period ends with, 1 to 12. `lastMonthOf('2024-Q1')` → 3 */
export const lastMonthOf = (period: Period): number => known(period).lastMonth;

/** 序时进度: the share of the year that is over at the period's end. `linearPace('2024-03')` → 0.25 */
export const linearPace = (period: Period): number => lastMonthOf(period) / 12;

const asDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** `dayAfter('2024-02-28', 2)` → `'2024-03-01'`; a negative number goes back. */
export const dayAfter = (day: Day, days: number): Day => asDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** The period's last day, working or not. */
export const lastDayOf = (period: Period): Day => {
  const { year, lastMonth } = known(period);
  return asDay(Date.UTC(year, lastMonth, 1) - DAY_MS);
};

/** No stretch of holidays is as long; a calendar in which nobody ever works must not be searched for ever. */
const LONGEST_REST = 60;

/** The `count`-th working day from `day` on, which itself may be the first; towards the past where `step` is -1. */
const workingDay = (day: Day, count: number, step: 1 | -1, isWorkingDay: IsWorkingDay): Day => {
  let found = day;
  for (let left = count; left > 0; left -= 1) {
    for (let tried = 0; tried < LONGEST_REST && !isWorkingDay(found); tried += 1) found = dayAfter(found, step);
    if (left > 1) found = dayAfter(found, step);
  }
  return found;
};

/**
 * A day counted in working days from the end of a period: -1 is the last working day in it, 1 the first one after it.
 * `0` is taken as -1.
 */
export const dueDay = (period: Period, count: number, isWorkingDay: IsWorkingDay): Day => {
  const last = lastDayOf(period);
  return count > 0 ? workingDay(dayAfter(last, 1), count, 1, isWorkingDay) : workingDay(last, Math.max(1, -count), -1, isWorkingDay);
};

/** The working day that lies so many after a day; for 0 that day itself, or the first working day after it. */
export const workingDayAfter = (day: Day, count: number, isWorkingDay: IsWorkingDay): Day =>
  workingDay(count === 0 ? day : dayAfter(day, 1), Math.max(1, count), 1, isWorkingDay);

/** Working days from one day to a later one: the first not counted, the last counted. Negative where it lies in the past. */
export const workingDaysUntil = (from: Day, to: Day, isWorkingDay: IsWorkingDay): number => {
  const [early, late, sign] = from <= to ? ([from, to, 1] as const) : ([to, from, -1] as const);
  let days = 0;
  for (let day = dayAfter(early, 1); day <= late; day = dayAfter(day, 1)) if (isWorkingDay(day)) days += 1;
  return days === 0 ? 0 : days * sign;
};
