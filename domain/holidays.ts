/**
 * Working days of the mainland: the weekends, the public holidays, and the weekends that are worked for them.
 *
 * To extend: each autumn the State Council's General Office (国务院办公厅) announces the next year; add its row. A year without
 * a row has its weekends only.
 */
import type { Day, IsWorkingDay } from './period.ts';

type Year = {
  /** Month and day, or the first and the last of several. */ readonly off: string;
  /** Weekend days that are worked. */ readonly worked: string;
};

const YEARS: Readonly<Record<string, Year>> = {
  '2024': {
    off: '01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07',
    worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  '2025': {
    off: '01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
  '2026': {
    off: '01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07',
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

const holds = (list: string, monthDay: string): boolean =>
  list.split(' ').some((one) => {
    const [first = '', last = first] = one.split('/');
    return first <= monthDay && monthDay <= last;
  });

const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Whether offices on the mainland work on a day. */
export const worksOnMainland: IsWorkingDay = (day) => {
  const year = YEARS[day.slice(0, 4)];
  const monthDay = day.slice(5);
  if (year !== undefined && holds(year.worked, monthDay)) return true;
  return !isWeekend(day) && !(year !== undefined && holds(year.off, monthDay));
};
