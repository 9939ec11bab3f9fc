/**
 * The table's stream: where tasks changed, their projects' stored roll-ups are worked out anew and their viewers told; where
 * somebody came, went or opened a cell, the others at the sheet are told; the connections of a member who was changed or
 * removed are ended. Once a batch, however much of it there was.
 */
import { isDeepStrictEqual } from 'node:util';
import type { MemberId } from '../../domain/people/types.ts';
import type { ProjectId, SheetId, TaskId } from '../../domain/types.ts';
import { closeMember } from '../actions/close-member.ts';
import { pushChanges, pushPresence } from '../actions/push-changes.ts';
import { pushReporting, pushReports } from '../actions/push-reports.ts';
import { refreshRollUp } from '../actions/refresh-roll-up.ts';
import { kindOf, newMetered } from '../metered.ts';
import type { Clock, Meter, Push, Store } from '../ports.ts';
import { memberIdOf, projectIdOf, reportPlaceOf, sheetIdOf, TASK_PREFIX, taskIdOf, viewedSheetOf } from '../store/keys.ts';

type Key = { readonly S?: string | undefined };

/** What is used of an item; the rest is read from the table, where it is as new as can be. */
type Image = Readonly<Record<string, unknown>>;

/** What is used of a stream's record; Lambda's and the SDK's own types both fit. */
export type ChangeRecord = {
  readonly dynamodb?:
    | {
        readonly Keys?: Readonly<Record<string, Key>> | undefined;
        readonly OldImage?: Image | undefined;
        readonly NewImage?: Image | undefined;
      }
    | undefined;
};

/** Lambda gives the id of the call beside the event. */
export type ChangesHandler = (
  event: { readonly Records: readonly ChangeRecord[] },
  context?: { readonly awsRequestId: string },
) => Promise<void>;

export type ChangesParts = {
  readonly store: Store;
  readonly push: Push;
  readonly now: Clock;
  readonly meter: Meter;
  /** Viewers could not be told. */
  readonly log: (line: { readonly level: 'error'; readonly route: string; readonly error: string }) => void;
};

/** The task that the record is about; null for other items and for writes that changed nothing. */
const taskOf = ({ dynamodb: change }: ChangeRecord): { readonly project: ProjectId; readonly task: TaskId } | null => {
  const sortKey = change?.Keys?.task?.S;
  const partition = change?.Keys?.project?.S;
  if (sortKey?.startsWith(TASK_PREFIX) !== true || partition === undefined) return null;
  if (isDeepStrictEqual(change?.OldImage, change?.NewImage)) return null;
  return { project: projectIdOf(partition), task: taskIdOf(sortKey) };
};

/** The sheet that somebody came to, left, or opened another cell of; null for other items and where only time went on. */
const viewedSheet = ({ dynamodb: change }: ChangeRecord): SheetId | null => {
  const [before, after] = [change?.OldImage, change?.NewImage];
  if (before !== undefined && after !== undefined && isDeepStrictEqual(before.open, after.open)) return null;
  return viewedSheetOf(change?.Keys?.project?.S ?? '');
};

/** A member's item but for what a first sign-in changes. */
const standingOf = (image: Image | undefined): object =>
  Object.fromEntries(Object.entries(image ?? {}).filter(([field]) => field !== 'bound' && field !== 'version'));

/** The member who was changed or removed; null for other items and where nothing changed. Somebody new has no connection. */
const changedMember = ({ dynamodb: change }: ChangeRecord): MemberId | null => {
  const { project: partition, task: sortKey } = change?.Keys ?? {};
  if (change?.OldImage === undefined || isDeepStrictEqual(standingOf(change.OldImage), standingOf(change.NewImage))) return null;
  return memberIdOf(partition?.S ?? '', sortKey?.S ?? '');
};

/** What was said of a task; null for other items and for writes that changed nothing. */
const saidReport = ({ dynamodb: change }: ChangeRecord): ReturnType<typeof reportPlaceOf> =>
  isDeepStrictEqual(change?.OldImage, change?.NewImage) ? null : reportPlaceOf(change?.Keys?.project?.S ?? '', change?.Keys?.task?.S ?? '');

/** The sheet that is reported on in another way than before; null for other items, and for a sheet that is new. */
const changedHead = ({ dynamodb: change }: ChangeRecord): SheetId | null =>
  change?.OldImage === undefined || isDeepStrictEqual(change.OldImage.reporting, change.NewImage?.reporting)
    ? null
    : sheetIdOf(change.Keys?.project?.S ?? '', change.Keys?.task?.S ?? '');

/** Telling viewers never fails the batch: the roll-ups are not to be worked out again for somebody's broken line. */
const quietly = async ({ log }: ChangesParts, what: string, tell: () => Promise<unknown>): Promise<void> => {
  try {
    await tell();
  } catch (error) {
    log({ level: 'error', route: what, error: kindOf(error) });
  }
};

/** Works a batch off; gives how long the roll-ups took (ms), null where there were none. */
const workOff = async (parts: ChangesParts, records: readonly ChangeRecord[]): Promise<number | null> => {
  const begun = parts.now();
  const changes = records.map(taskOf).filter((change) => change !== null);
  const byProject = Map.groupBy(changes, ({ project }) => project);
  const refreshed = await Promise.all(
    [...byProject].map(async ([project, of]) => ({
      contents: await refreshRollUp(parts.store, project),
      changed: new Set(of.map(({ task }) => task)),
    })),
  );
  const took = byProject.size === 0 ? null : parts.now() - begun;
  const present = refreshed.flatMap(({ contents, changed }) => (contents === null ? [] : [{ contents, changed }]));
  const members = new Set(records.map(changedMember).filter((member) => member !== null));
  await Promise.all([...members].map((member) => closeMember(parts, member)));
  await quietly(parts, 'changes', () => pushChanges(parts, present));
  const said = new Map(records.map(saidReport).flatMap((place) => (place === null ? [] : [[JSON.stringify(place), place]])));
  await quietly(parts, 'reports', () => pushReports(parts, [...said.values()]));
  const heads = new Set(records.map(changedHead).filter((sheet) => sheet !== null));
  await quietly(parts, 'reporting', () => Promise.all([...heads].map((sheet) => pushReporting(parts, sheet))));
  const sheets = new Set(records.map(viewedSheet).filter((sheet) => sheet !== null));
  await quietly(parts, 'presence', () => Promise.all([...sheets].map((sheet) => pushPresence(parts, sheet))));
  return took;
};

/** The Lambda behind the stream. It throws where the store does over roll-ups and members, so that the batch is tried again. */
export const newChangesHandler = (parts: ChangesParts): ChangesHandler => {
  const metered = newMetered(parts);
  return ({ Records: records }, context) =>
    metered(context?.awsRequestId ?? '', 'stream', async () => {
      const took = await workOff(parts, records);
      return { result: undefined, status: 'ok', figures: () => (took === null ? {} : { RollUpTime: took }) };
    });
};
