import type { SheetId } from '../../../domain/types.ts';
import type { DayMarksAnswer } from '../../../domain/wire/day-marks.ts';
import { request, type Outcome } from './request.ts';

/** How a sheet stood at the end of each day. */
export const getDayMarks = (sheet: SheetId, signal: AbortSignal): Promise<Outcome<DayMarksAnswer>> =>
  request(`/api/sheets/${encodeURIComponent(sheet)}/days`, { signal });
