import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { SheetId } from '../../../domain/types.ts';
import type { DayMarksAnswer } from '../../../domain/wire/day-marks.ts';
import { getDayMarks } from '../api/day-marks.ts';
import { answered, READING, type LoadError } from './reading.ts';

/** How a sheet stood at the end of each day, read once it is wanted. One more day comes at midnight. */
export const useDayMarks = (sheet: SheetId, isWanted: boolean): UseQueryResult<DayMarksAnswer, LoadError> =>
  useQuery<DayMarksAnswer, LoadError>({
    ...READING,
    queryKey: ['days', sheet],
    queryFn: async ({ signal }) => answered(await getDayMarks(sheet, signal)),
    staleTime: 60_000,
    enabled: isWanted,
  });
