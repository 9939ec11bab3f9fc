import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Period } from '../../../domain/period.ts';
import type { Report } from '../../../domain/reports.ts';
import type { Sheet, SheetId } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import type { ReportsAnswer } from '../../../domain/wire/reports.ts';
import { getReports } from '../api/reports.ts';
import { useDrawn } from './drawn.ts';
import { answered, READING, type LoadError } from './reading.ts';

const keyOf = (sheet: SheetId, period: Period) => ['reports', sheet, period] as const;

/** Takes in how a sheet is reported on, unless the page knows a later version. */
export const keepReporting = (client: QueryClient, sheet: Sheet): void => {
  client.setQueryData<SheetAnswer>(['sheet', sheet.id], (known) =>
    known === undefined || known.sheet.reporting.version >= sheet.reporting.version ? known : { ...known, sheet },
  );
};

/** What was said in the sheet's period; null until it is known. */
export const useReports = ({ id, reporting: { period, version } }: Sheet): ReportsAnswer | null => {
  const client = useQueryClient();
  const { data } = useQuery<ReportsAnswer, LoadError>({
    ...READING,
    // With another version of the rules the days are others.
    queryKey: [...keyOf(id, period), version],
    queryFn: async ({ signal }) => {
      const answer = answered(await getReports(id, period, signal));
      // Somebody may have closed the period meanwhile.
      keepReporting(client, answer.sheet);
      return answer;
    },
    staleTime: 30_000,
    enabled: useDrawn(),
  });
  return data ?? null;
};

const isSame = (a: Report, b: Report): boolean => a.task === b.task && a.unit === b.unit;

/** The reports with one as it now stands; an older version never replaces a newer one. */
export const withReport = (answer: ReportsAnswer, report: Report): ReportsAnswer => {
  const known = answer.reports.find((one) => isSame(one, report));
  if (known !== undefined && known.version >= report.version) return answer;
  return { ...answer, reports: [...answer.reports.filter((one) => !isSame(one, report)), report] };
};

/** Takes in a report as the server says it now is. */
export const keepReport = (client: QueryClient, report: Report): void => {
  client.setQueriesData<ReportsAnswer>({ queryKey: keyOf(report.sheet, report.period) }, (known) =>
    known === undefined ? known : withReport(known, report),
  );
};

/** Reads again what was said, in whatever period is shown. */
export const readReportsAgain = (client: QueryClient, sheet: SheetId): void => {
  void client.invalidateQueries({ queryKey: ['reports', sheet] });
};

/** The reports' keeper of the page. */
export const useKeepReport = (): ((report: Report) => void) => {
  const client = useQueryClient();
  return (report) => keepReport(client, report);
};
