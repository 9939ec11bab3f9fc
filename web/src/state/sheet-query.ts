import { notifyManager, queryOptions, useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { revisionOf } from '../../../domain/comments/figures.ts';
import type { SheetId, Task, TaskId } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import type { RequestFailure } from '../api/request.ts';
import { getSheet } from '../api/sheets.ts';
import { mergeSheet, withTask } from './merge-sheet.ts';

// What an answer brings is shown at once. Told a moment later, as is usual, a saved text would leave the queue before it is in the
// sheet, and the cell would show its old text in between.
notifyManager.setScheduler((tell) => tell());

/** A request's failure as the error that TanStack Query keeps. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly failure: RequestFailure;
  constructor(failure: RequestFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

const keyOf = (sheet: SheetId): readonly ['sheet', SheetId] => ['sheet', sheet];

const read = async (client: QueryClient, sheet: SheetId, signal: AbortSignal): Promise<SheetAnswer> => {
  const outcome = await getSheet(sheet, signal);
  if (!outcome.ok) throw new LoadError(outcome.failure);
  return mergeSheet(client.getQueryData<SheetAnswer>(keyOf(sheet)), outcome.answer);
};

const sheetOptions = (client: QueryClient, sheet: SheetId) =>
  queryOptions<SheetAnswer, LoadError, SheetAnswer, readonly ['sheet', SheetId]>({
    queryKey: keyOf(sheet),
    queryFn: ({ signal }) => read(client, sheet, signal),
  });

/** Asks for the sheet before anything is drawn. */
export const startSheet = (client: QueryClient, sheet: SheetId): void => {
  void client.prefetchQuery({ ...sheetOptions(client, sheet), networkMode: 'always' });
};

/** The sheet as the server says it is; read again when the window comes back to the front. */
export const useSheet = (sheet: SheetId): UseQueryResult<SheetAnswer, LoadError> => {
  const client = useQueryClient();
  return useQuery({
    ...sheetOptions(client, sheet),
    staleTime: 30_000,
    // Without a line, the person is told so at once and not shown grey rows for ever.
    networkMode: 'always',
    retry: (count, error) => count < 2 && error.failure.kind === 'network',
    retryDelay: 800,
  });
};

/** Takes in a task as an answer of the server gave it. */
export const keepTask = (client: QueryClient, sheet: SheetId, task: Task): void => {
  client.setQueryData<SheetAnswer>(keyOf(sheet), (known) => (known === undefined ? known : withTask(known, task)));
};

const knownTask = (client: QueryClient, sheet: SheetId, task: TaskId): Task | undefined =>
  client.getQueryData<SheetAnswer>(keyOf(sheet))?.tasks.find(({ id }) => id === task);

/** The newest version of a task that the page knows. */
export const versionOf = (client: QueryClient, sheet: SheetId, task: TaskId): number => knownTask(client, sheet, task)?.version ?? 1;

/** The newest revision of a task that the page knows, by which it tells whether it is behind. */
export const knownRevision = (client: QueryClient, sheet: SheetId, task: TaskId): number => {
  const known = knownTask(client, sheet, task);
  return known === undefined ? 0 : revisionOf(known);
};

/** Reads the sheet again. */
export const readAgain = (client: QueryClient, sheet: SheetId): void => {
  void client.invalidateQueries({ queryKey: keyOf(sheet) });
};
