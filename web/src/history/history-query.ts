import { useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { HistoryEvent, ProjectId, SheetId, TaskId } from '../../../domain/types.ts';
import type { HistoryAnswer } from '../../../domain/wire/answers.ts';
import type { Editor, EditorsAnswer, FeedAnswer } from '../../../domain/wire/feed.ts';
import { getEditors, getFeed, getTaskHistory, type FeedFilter } from '../api/history.ts';
import type { RequestFailure } from '../api/request.ts';
import { answered, READING, type LoadError } from '../state/reading.ts';
import { freshIn, withTop, type FeedPages } from './fresh.ts';
import { useMoments } from './use-moments.ts';

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

/** 修改记录 of one task, as far as it has been read; read anew whenever the task has another version. */
export const useTaskHistory = (task: { readonly id: TaskId; readonly project: ProjectId; readonly version: number }): EventList => {
  const { id, project, version } = task;
  const query = useInfiniteQuery<HistoryAnswer, LoadError, InfiniteData<HistoryAnswer, number | null>, readonly unknown[], number | null>({
    ...READING,
    queryKey: ['history', id],
    queryFn: async ({ pageParam, signal }) => answered(await getTaskHistory(project, id, pageParam, signal)),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
  const { data, refetch } = query;
  const newest = data === undefined ? null : (data.pages[0]?.events[0]?.version ?? 1);
  useEffect(() => {
    if (newest !== null && newest < version) void refetch();
  }, [newest, version, refetch]);
  return listOf(query);
};

/** Recent changes of a sheet. */
export type FeedList = EventList & {
  /** How many changes came since it was read; `isAll` where there may be even more. */
  readonly fresh: { readonly count: number; readonly isAll: boolean };
  /** Puts them into the list. */
  readonly takeFresh: () => void;
};

const NOTHING_FRESH = { count: 0, isAll: false } as const;

/** @param moment another one whenever something of the sheet has changed */
export const useFeed = (sheet: SheetId, filter: FeedFilter, moment: number): FeedList => {
  const client = useQueryClient();
  const queryKey = ['feed', sheet, filter] as const;
  const query = useInfiniteQuery<FeedAnswer, LoadError, FeedPages, readonly unknown[], string | null>({
    ...READING,
    queryKey,
    queryFn: async ({ pageParam, signal }) => answered(await getFeed(sheet, filter, pageParam, signal)),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    // It follows the sheet, and would lose the place where somebody reads.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data: top, refetch } = useQuery<FeedAnswer, LoadError>({
    ...READING,
    queryKey: ['feed-top', sheet, filter],
    queryFn: async ({ signal }) => answered(await getFeed(sheet, filter, null, signal)),
    enabled: false,
  });
  useMoments(moment, refetch);
  const { data } = query;
  return {
    ...listOf(query),
    fresh: data === undefined || top === undefined ? NOTHING_FRESH : freshIn(data, top),
    takeFresh: () => {
      if (top !== undefined) client.setQueryData<FeedPages>(queryKey, (known) => known && withTop(known, top));
    },
  };
};

/** Everybody who changed something of the sheet. */
export const useEditors = (sheet: SheetId): readonly Editor[] => {
  const { data } = useQuery<EditorsAnswer, LoadError>({
    ...READING,
    queryKey: ['editors', sheet],
    queryFn: async ({ signal }) => answered(await getEditors(sheet, signal)),
    staleTime: 60_000,
  });
  return data?.editors ?? [];
};
