import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEvent } from '../../../domain/types.ts';
import type { FeedFilter } from '../api/history.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { useAddress } from '../state/address.ts';
import type { Row, SheetView } from '../state/rows.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { dayOf, endsOfDay, timeOf } from './days.ts';
import { Entry } from './entry.tsx';
import { FeedFilters, type Choice } from './feed-filters.tsx';
import { FeedFresh } from './feed-fresh.tsx';
import { nameOf as nameOfEvent } from './fresh.ts';
import { useFeed } from './history-query.ts';
import { ListStates } from './list-states.tsx';
import { useDayName } from './use-day-name.ts';
import { usePeople } from './use-people.ts';

/** The task of an entry, as a link to its row. */
const TaskLink = ({ row }: { readonly row: Row | undefined }) => {
  const { t } = useTranslation();
  if (row === undefined) return <p className="entry-task">{t('goneTask')}</p>;
  return (
    <p className="entry-task">
      <AddressLink to={{ view: null, unit: null, person: null, day: null, task: row.id }}>
        {row.number} · {row.content}
      </AddressLink>
      <small>
        {row.projectName} · {row.units.join('、')}
      </small>
    </p>
  );
};

const Day = ({
  day,
  events,
  rows,
}: {
  readonly day: string;
  readonly events: readonly HistoryEvent[];
  readonly rows: ReadonlyMap<string, Row>;
}) => {
  const nameOf = useDayName();
  return (
    <section className="feed-day" aria-label={nameOf(day)}>
      <h2>{nameOf(day)}</h2>
      <ol className="entries">
        {events.map((event) => (
          <Entry
            key={nameOfEvent(event)}
            event={event}
            time={timeOf(event.at)}
            now={rows.get(event.subject)?.assessment ?? null}
            head={<TaskLink row={rows.get(event.subject)} />}
          />
        ))}
      </ol>
    </section>
  );
};

/** What the address asks for. A day goes to the server as its two ends, for only the page knows its time zone. */
const useFilter = () => {
  const unit = useAddress('unit') ?? '';
  const person = useAddress('person') ?? '';
  const day = useAddress('day') ?? '';
  const filter = useMemo(
    (): FeedFilter => ({ ...(unit === '' ? {} : { unit }), ...(person === '' ? {} : { person }), ...endsOfDay(day) }),
    [unit, person, day],
  );
  return { filter, shown: { unit, person, day } };
};

const byName = (a: Choice, b: Choice): number => a.name.localeCompare(b.name, 'zh');

/** The lead units of the sheet's tasks, by their ids as the tasks have them. */
const unitChoices = ({ rows, units }: SheetView): readonly Choice[] =>
  [...new Set(rows.flatMap(({ unitIds }) => unitIds))].map((id) => ({ value: id, name: units.standing(id).name })).toSorted(byName);

/** Grows with everything that is saved of the sheet. */
const momentOf = ({ rows }: SheetView): number => rows.reduce((sum, { base }) => sum + base.version, 0);

/** 修改记录 of the whole sheet: newest first, by day. */
export const Feed = () => {
  const { t } = useTranslation();
  const { sheet, view } = useSheetState();
  const { filter, shown } = useFilter();
  const place = useRef<HTMLElement>(null);
  const list = useFeed(sheet.id, filter, momentOf(view));
  const people = usePeople(sheet.id, list.events ?? [], shown.person);
  const rows = useMemo(() => new Map(view.rows.map((row) => [row.id, row])), [view.rows]);
  const units = useMemo(() => unitChoices(view), [view]);
  const days = [...Map.groupBy(list.events ?? [], ({ at }) => dayOf(at))];
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      <FeedFilters {...shown} units={units} people={people} />
      <main ref={place} className="feed" aria-label={t('history')} aria-busy={list.isReading} tabIndex={-1}>
        <FeedFresh list={list} feed={place} />
        {days.map(([day, events]) => (
          <Day key={day} day={day} events={events} rows={rows} />
        ))}
        <ListStates list={list} whenEmpty={t(isNarrowed ? 'feedNoMatch' : 'historyEmpty')} />
      </main>
    </>
  );
};
