import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { TaskId } from '../../../domain/types.ts';
import type { CommentAnswer, CommentsAnswer, ShownComment } from '../../../domain/wire/comments.ts';
import { getComments } from '../api/comments.ts';
import type { RequestFailure } from '../api/request.ts';
import { answered, READING, type LoadError } from '../state/reading.ts';
import type { Row } from '../state/rows.ts';
import { keepTask } from '../state/sheet-query.ts';
import { useSheetState } from '../state/sheet-state.tsx';

type Pages = InfiniteData<CommentsAnswer, number | null>;

export type CommentList = {
  /** The oldest one first; null until the first page is here. */
  readonly comments: readonly ShownComment[] | null;
  readonly failure: RequestFailure | null;
  readonly isReading: boolean;
  readonly hasOlder: boolean;
  readonly older: () => void;
  readonly retry: () => void;
};

const keyOf = (task: TaskId) => ['comments', task] as const;

/** Comments on one task, all that were read so far read anew whenever its figures tell of more. */
export const useComments = ({ id, project, comments: { written, withdrawn } }: Row): CommentList => {
  const client = useQueryClient();
  const query = useInfiniteQuery<CommentsAnswer, LoadError, Pages, readonly unknown[], number | null>({
    ...READING,
    queryKey: keyOf(id),
    queryFn: async ({ pageParam, signal }) => answered(await getComments({ id, project }, pageParam, signal)),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
  const told = written + withdrawn;
  const read = useRef(told);
  useEffect(() => {
    if (read.current === told) return;
    read.current = told;
    void client.invalidateQueries({ queryKey: keyOf(id) });
  }, [client, id, told]);
  return {
    comments: query.data?.pages.flatMap(({ comments }) => comments).toReversed() ?? null,
    failure: query.error?.failure ?? null,
    isReading: query.isFetching,
    hasOlder: query.hasNextPage,
    older: () => void query.fetchNextPage(),
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
  };
};

const withComment = (pages: Pages | undefined, comment: ShownComment): Pages | undefined => {
  const [first, ...rest] = pages?.pages ?? [];
  if (pages === undefined || first === undefined || first.comments.some(({ id }) => id === comment.id)) return pages;
  return { ...pages, pages: [{ ...first, comments: [comment, ...first.comments] }, ...rest] };
};

/** Takes in what the server answered to a comment or a withdrawal. */
export const useKeepComment = (): ((answer: CommentAnswer) => void) => {
  const client = useQueryClient();
  const { sheet } = useSheetState();
  return ({ comment, task }) => {
    client.setQueryData<Pages>(keyOf(task.id), (pages) => withComment(pages, comment));
    keepTask(client, sheet.id, task);
  };
};
