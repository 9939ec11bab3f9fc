/** Shape of what `GET /api/sheets/{sheet}/days` answers. */
import type { DayMark } from '../day-marks.ts';

/** In the order of the days. */
export type DayMarksAnswer = { readonly days: readonly DayMark[] };
