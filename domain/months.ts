/** Months of the calendar as `yyyy-mm`, in UTC, which is how history is filed. */
import type { SheetId } from './types.ts';

/** The month of an ISO 8601 instant. */
export const monthOf = (at: string): string => at.slice(0, 7);

/** A sheet is drawn up in the year before its own; nothing of it is older. */
export const firstInstant = (sheet: SheetId): string => `${Number(sheet.slice(0, 4)) - 1}-01-01T00:00:00.000Z`;

/** The month before. `monthBefore('2025-01')` → `'2024-12'` */
export const monthBefore = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
};

/** Months from the later to the earlier one, both included; none where they are the wrong way round. */
export const monthsBack = (from: string, to: string): string[] => {
  const months: string[] = [];
  for (let month = from; month >= to && months.length < 1200; month = monthBefore(month)) months.push(month);
  return months;
};
