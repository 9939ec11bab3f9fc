import { notifyManager, useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { revisionOf } from '../../../domain/comments/figures.ts';
import type { SheetId, Task, TaskId } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import type { MemberId } from '../../../domain/people/types.ts';
import { line } from '../api/line.ts';
import type { Outcome } from '../api/request.ts';
import { getSheet } from '../api/sheets.ts';
import { keptSheet } from '../device/kept-sheet.ts';
import { mergeSheet, withTask } from './merge-sheet.ts';
import { LoadError, READING } from './reading.ts';

// What an answer brings is shown at once. Told a moment later, as is usual, a saved text would leave the queue before it is in the
// sheet, and the cell would show its old text in between.
notifyManager.setScheduler((tell) => tell());

const keyOf = (sheet: SheetId): readonly ['sheet', SheetId] => ['sheet', sheet];

/** The sheet as this member last saw it, where nothing is on the page yet. */
const lastSeen = async (client: QueryClient, sheet: SheetId, owner: MemberId): Promise<SheetAnswer | null> => {
  if (client.getQueryData(keyOf(sheet)) !== undefined) return null;
  const kept = await keptSheet(owner, sheet);
  if (kept !== null) line.heard(kept.seenAt);
  return kept?.answer ?? null;
};

/** Asked for before it is known who is here; whoever needs it first takes the answer. */
const ahead = new Map<SheetId, Promise<Outcome<SheetAnswer>>>();

/** Asks for the sheet before anything is drawn. */
export const startSheet = (sheet: SheetId): void => void ahead.set(sheet, getSheet(sheet));

const asked = (sheet: SheetId, signal: AbortSignal): Promise<Outcome<SheetAnswer>> => {
  const coming = ahead.get(sheet);
  ahead.delete(sheet);
  return coming ?? getSheet(sheet, signal);
};

type Reading = { readonly client: QueryClient; readonly sheet: SheetId; readonly owner: MemberId };

const read = async ({ client, sheet, owner }: Reading, signal: AbortSignal): Promise<SheetAnswer> => {
  const outcome = await asked(sheet, signal);
  if (outcome.ok) return mergeSheet(client.getQueryData<SheetAnswer>(keyOf(sheet)), outcome.answer);
  const kept = outcome.failure.kind === 'network' ? await lastSeen(client, sheet, owner) : null;
  if (kept === null) throw new LoadError(outcome.failure);
  return kept;
};

/**
 * The sheet as the server says it is; read again when the window comes back to the front. Without a line it is the one that
 * `owner` saw last on this device.
 */
export const useSheet = (sheet: SheetId, owner: MemberId): UseQueryResult<SheetAnswer, LoadError> => {
  const client = useQueryClient();
  return useQuery<SheetAnswer, LoadError>({
    ...READING,
    queryKey: keyOf(sheet),
    queryFn: ({ signal }) => read({ client, sheet, owner }, signal),
    staleTime: 30_000,
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
