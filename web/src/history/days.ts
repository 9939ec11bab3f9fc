/** Days in the reader's own time zone, as `2024-03-28`. */

const two = (value: number): string => String(value).padStart(2, '0');

const dayText = (time: Date): string => `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;

/** The day on which something happened. */
export const dayOf = (iso: string): string => dayText(new Date(iso));

/** The time of day: 16:20. */
export const timeOf = (iso: string): string => {
  const time = new Date(iso);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
};

/** The day so many days before now; 0 is today. */
export const dayBefore = (days: number, now: number): string => {
  const time = new Date(now);
  return dayText(new Date(time.getFullYear(), time.getMonth(), time.getDate() - days));
};

/** The first instant of a day and the first one after it, in UTC; null where it is no day. */
export const endsOfDay = (day: string): { readonly from: string; readonly until: string } | null => {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day) ?? [];
  if (year === undefined) return null;
  // The day after is not always 24 hours later.
  const startOf = (add: number): Date => new Date(Number(year), Number(month) - 1, Number(date) + add);
  return dayText(startOf(0)) === day ? { from: startOf(0).toISOString(), until: startOf(1).toISOString() } : null;
};
