import type { Report } from '../../domain/reports.ts';
import type { SheetId } from '../../domain/types.ts';
import type { ServerMessage } from '../../domain/wire/live.ts';
import type { ReportStore } from '../ports.ts';
import { broadcast, type BroadcastPorts } from './broadcast.ts';

type PushPorts = BroadcastPorts & { readonly store: ReportStore };

const tell = async (ports: PushPorts, sheet: SheetId, messages: readonly ServerMessage[]): Promise<void> => {
  const viewers = await ports.store.viewers(sheet, ports.now());
  if (viewers.length > 0 && messages.length > 0)
    await broadcast(
      ports,
      viewers,
      messages.map((message) => JSON.stringify(message)),
    );
};

/** Tells each sheet's viewers what was said of its tasks, as it stands now. */
export const pushReports = async (
  ports: PushPorts,
  places: readonly Pick<Report, 'sheet' | 'period' | 'task' | 'unit'>[],
): Promise<void> => {
  const reports = (await Promise.all(places.map((place) => ports.store.report(place)))).filter((report) => report !== null);
  const bySheet = Map.groupBy(reports, ({ sheet }) => sheet);
  await Promise.all(
    [...bySheet].map(([sheet, of]) =>
      tell(
        ports,
        sheet,
        of.map((report) => ({ type: 'report', report })),
      ),
    ),
  );
};

/** Tells the viewers of a sheet how it is reported on now. */
export const pushReporting = async (ports: PushPorts, id: SheetId): Promise<void> => {
  const sheet = await ports.store.head(id);
  if (sheet !== null) await tell(ports, id, [{ type: 'reporting', sheet }]);
};
