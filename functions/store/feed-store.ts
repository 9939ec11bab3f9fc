/** Recent changes of a sheet, read from the index of history by time. */
import type { HistoryEvent, SheetId } from '../../domain/types.ts';
import type { FeedPage } from '../ports.ts';
import type { Engine } from './engine.ts';
import { eventOf } from './items.ts';
import { BY_TIME } from './table.ts';

/** Newest first; events of one instant by their subject and version, so that a list goes on where it stopped. */
const newestFirst = (a: HistoryEvent, b: HistoryEvent): number =>
  a.at === b.at ? (a.subject === b.subject ? b.version - a.version : Number(a.subject < b.subject) * 2 - 1) : Number(a.at < b.at) * 2 - 1;

/** More than happens in one instant. */
const ALL = 10_000;

type Condition = { readonly text: string; readonly names: Record<string, string>; readonly values: Record<string, string> };

const filterOf = ({ unit, person }: FeedPage): Condition | null => {
  const parts = [...(unit === null ? [] : ['contains(#units, :unit)']), ...(person === null ? [] : ['#by.#id = :person'])];
  if (parts.length === 0) return null;
  return {
    text: parts.join(' AND '),
    names: { ...(unit === null ? {} : { '#units': 'units' }), ...(person === null ? {} : { '#by': 'by', '#id': 'id' }) },
    values: { ...(unit === null ? {} : { ':unit': unit }), ...(person === null ? {} : { ':person': person }) },
  };
};

const query = async (engine: Engine, sheet: SheetId, month: string, page: FeedPage, limit: number): Promise<HistoryEvent[]> => {
  const filter = filterOf(page);
  const items = await engine.query({
    IndexName: BY_TIME,
    KeyConditionExpression: '#month = :month AND #time BETWEEN :from AND :until',
    ...(filter === null ? {} : { FilterExpression: filter.text }),
    ExpressionAttributeNames: { '#month': 'month', '#time': 'time', ...filter?.names },
    ExpressionAttributeValues: { ':month': `${sheet}#${month}`, ':from': page.from, ':until': page.until, ...filter?.values },
    ScanIndexForward: false,
    Limit: limit,
  });
  return items.map(eventOf);
};

/**
 * Events of one month, newest first, at least `limit` of them where there are so many.
 *
 * The index gives events of one instant in no order of its own, so those of the last instant are read together.
 */
export const eventsOfMonth = async (engine: Engine, sheet: SheetId, month: string, page: FeedPage): Promise<HistoryEvent[]> => {
  const events = await query(engine, sheet, month, page, page.limit);
  const last = events.at(-1);
  if (last === undefined || events.length < page.limit) return events.toSorted(newestFirst);
  const together = await query(engine, sheet, month, { ...page, from: last.at, until: last.at }, ALL);
  return [...events.filter(({ at }) => at !== last.at), ...together].toSorted(newestFirst);
};

/** Only their names leave the engine, but it goes through all events of the month. */
export const editorsOfMonth = async (engine: Engine, sheet: SheetId, month: string): Promise<readonly HistoryEvent['by'][]> => {
  const items = await engine.query({
    IndexName: BY_TIME,
    KeyConditionExpression: '#month = :month',
    ProjectionExpression: '#by',
    ExpressionAttributeNames: { '#month': 'month', '#by': 'by' },
    ExpressionAttributeValues: { ':month': `${sheet}#${month}` },
  });
  return [...new Map(items.map(({ by }) => [by.id, { id: by.id, name: by.name }])).values()];
};
