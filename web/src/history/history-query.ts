import { keepPreviousData, useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import type { HistoryEvent, ProjectId, SheetId, TaskId } from '../../../domain/types.ts';
import type { HistoryAnswer } from '../../../domain/wire/answers.ts';
import type { FeedAnswer } from '../../../domain/wire/feed.ts';
import { getFeed, getTaskHistory, type FeedFilter } from '../api/history.ts';
import type { Outcome, RequestFailure } from '../api/request.ts';
import { READING } from '../state/reading.ts';
import { LoadError } from '../state/reading.ts';

/** A list that is read page by page. */
export type EventList = {
  /** Null until the first page is here. */
  readonly events: readonly HistoryEvent[] | null;
  readonly failure: RequestFailure | null;
  /** A page is on its way. */
  readonly isReading: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
};

const answered = <Answer>(outcome: Outcome<Answer>): Answer => {
  if (!outcome.ok) throw new LoadError(outcome.failure);
  return outcome.answer;
};

type Listed = {
  readonly data: InfiniteData<{ readonly events: readonly HistoryEvent[] }> | undefined;
  readonly error: LoadError | null;
  readonly isFetching: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
};

const listOf = (query: Listed): EventList => ({
  events: query.data?.pages.flatMap(({ events }) => events) ?? null,
  failure: query.error?.failure ?? null,
  isReading: query.isFetching,
  hasMore: query.hasNextPage,
  more: () => void query.fetchNextPage(),
  retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
});

/** 修改记录 of one task, read anew whenever the task has another version. */
export const useTaskHistory = (task: { readonly id: TaskId; readonly project: ProjectId; readonly version: number }): EventList => {
  const { id, project, version } = task;
  return listOf(
    useInfiniteQuery<HistoryAnswer, LoadError, InfiniteData<HistoryAnswer, number | null>, readonly unknown[], number | null>({
      ...READING,
      queryKey: ['history', id, version],
      queryFn: async ({ pageParam, signal }) => answered(await getTaskHistory(project, id, pageParam, signal)),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
      placeholderData: keepPreviousData,
    }),
  );
};

const feedKey = (sheet: SheetId): readonly unknown[] => ['feed', sheet];

/** Recent changes of a sheet, and everybody whose changes have been read so far, by id. */
export const useFeed = (sheet: SheetId, filter: FeedFilter): EventList & { readonly people: ReadonlyMap<string, string> } => {
  const client = useQueryClient();
  const list = listOf(
    useInfiniteQuery<FeedAnswer, LoadError, InfiniteData<FeedAnswer, string | null>, readonly unknown[], string | null>({
      ...READING,
      queryKey: [...feedKey(sheet), filter],
      queryFn: async ({ pageParam, signal }) => answered(await getFeed(sheet, filter, pageParam, signal)),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const read = client.getQueriesData<InfiniteData<FeedAnswer>>({ queryKey: feedKey(sheet) });
  const everything = read.flatMap(([, data]) => data?.pages ?? []).flatMap(({ events }) => events);
  return { ...list, people: new Map(everything.map(({ by }) => [by.id, by.name])) };
};
