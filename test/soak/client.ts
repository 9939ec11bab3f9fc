/**
 * Somebody at the sheet, without a browser: the page's own code from the edit queue down to its requests and its live connection,
 * and a hand that types, and chooses in conflicts, by chance.
 */
import { revisionOf } from '../../domain/comments/figures.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { TaskId } from '../../domain/types.ts';
import type { SheetAnswer } from '../../domain/wire/answers.ts';
import { line, LINE_BACK } from '../../web/src/api/line.ts';
import { getChanges, postTicket } from '../../web/src/api/live.ts';
import type { Outcome } from '../../web/src/api/request.ts';
import { getSheet, patchProgress } from '../../web/src/api/sheets.ts';
import { merge } from '../../web/src/conflict/merge.ts';
import { lastEdit, type Chain, type PendingEdit } from '../../web/src/state/edit-queue.ts';
import { createEditSender } from '../../web/src/state/edit-sender.ts';
import { createLiveClient, type LivePorts } from '../../web/src/state/live-client.ts';
import { mergeSheet, withTask } from '../../web/src/state/merge-sheet.ts';
import { type SheetView, viewOf } from '../../web/src/state/rows.ts';
import { createTurns } from '../../web/src/state/turns.ts';
import type { Random } from './random.ts';

/** An edit that the server said it has saved, as this version, and the text that was sent. */
export type Acknowledged = { readonly editId: string; readonly task: TaskId; readonly version: number; readonly progress: string };

/** What one client has been through. */
export type Log = {
  /** Texts that were typed. */
  typed: number;
  conflicts: number;
  /** Edits that were sent once more. */
  retries: number;
  readonly sent: Set<string>;
  readonly acknowledged: Acknowledged[];
  /** Milliseconds from an edit's request to its answer, of those that were saved. */
  readonly times: number[];
};

export type Client = {
  readonly log: Log;
  /** Types so many texts, one after the other, and stays until all of them are saved. */
  readonly work: (edits: number) => Promise<void>;
  readonly sheet: () => SheetAnswer;
  readonly view: () => SheetView;
  /** What is not saved, and why; and what is left on the device. */
  readonly unsaved: () => readonly string[];
  readonly stop: () => void;
};

const SHEET = '2024';

/** A person's pause between two texts, at its longest. */
const THINK_MS = 800;

/** Texts grow as people add to them; at this length somebody begins anew. */
const LONG = 400;

const answered = <Answer>(outcome: Outcome<Answer>): Answer => {
  if (!outcome.ok) throw new Error(`no answer: ${JSON.stringify(outcome.failure)}`);
  return outcome.answer;
};

/** What the person makes of a text: another figure in it, more at its end or its start, another text, or none. */
const typedOver = (text: string, random: Random): string => {
  const n = random.below(10_000);
  const fresh = `已完成${n}处,培训队伍${random.below(50)}支`;
  if (text === '' || text.length > LONG) return fresh;
  const ways = [
    text.replace(/\d+/u, `${n}`),
    `${text};已开展活动${n}场`,
    `截至本月${n}日:${text}`,
    `${text}\n第${n}次🙂更新`,
    fresh,
  ] as const;
  return random.below(40) === 0 ? '' : random.pick(ways);
};

const chosen = ({ head, failure }: Chain, random: Random): string | null => {
  if (failure?.kind !== 'stale') return null;
  const { current, base } = failure;
  const merged = merge(base ?? '', head.progress, current.progress)?.text ?? head.progress;
  return random.pick([current.progress, head.progress, merged]);
};

/** The sheet as the server has it. */
export const readSheet = async (): Promise<SheetAnswer> => answered(await getSheet(SHEET, AbortSignal.timeout(10_000)));

const newLog = (): Log => ({ typed: 0, conflicts: 0, retries: 0, sent: new Set(), acknowledged: [], times: [] });

/** Saves as the page does, and notes what became of it. */
const notedSend =
  (log: Log): typeof patchProgress =>
  async (project, task, edit) => {
    if (log.sent.has(edit.editId)) log.retries += 1;
    log.sent.add(edit.editId);
    const started = performance.now();
    const outcome = await patchProgress(project, task, edit);
    if (outcome.ok) {
      log.times.push(performance.now() - started);
      log.acknowledged.push({ editId: edit.editId, task, version: outcome.answer.task.version, progress: edit.progress });
    } else if (outcome.failure.kind === 'problem' && outcome.failure.problem.code === 'stale') log.conflicts += 1;
    return outcome;
  };

/** Opens the sheet. Requests go to where the global `fetch` leads paths to. */
export const newClient = async (random: Random, open: LivePorts['open']): Promise<Client> => {
  const log = newLog();
  const gone = new AbortController();
  let kept: readonly PendingEdit[] = [];
  let sheet = await readSheet();
  const take = (task: SheetAnswer['tasks'][number]): void => void (sheet = withTask(sheet, task));
  const readAgain = (): void => {
    readSheet().then(
      (answer) => (sheet = mergeSheet(sheet, answer)),
      () => setTimeout(readAgain, 500),
    );
  };
  const sender = createEditSender({
    send: notedSend(log),
    takeTurn: createTurns(),
    keeper: { keep: (edits) => void (kept = edits), takeOver: () => Promise.resolve([]) },
    isAway: () => line.state().isAway,
    onTask: take,
    onDoubt: readAgain,
    newId: () => crypto.randomUUID(),
    now: Date.now,
  });
  const live = createLiveClient(
    {
      ticket: () => postTicket(SHEET),
      open,
      changes: (since) => getChanges(SHEET, since),
      revisionOf: (id) => sheet.tasks.filter((task) => task.id === id).map(revisionOf)[0] ?? 0,
      onTask: take,
      onGap: readAgain,
      onReport: () => {},
      onReporting: () => {},
      onPresence: () => {},
      onState: () => {},
      random: random.next,
    },
    sheet.tasks
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .at(-1) ?? '',
  );
  const lineBack = (): void => {
    sender.retryWaiting();
    live.wake();
  };
  globalThis.addEventListener(LINE_BACK, lineBack);
  const view = (): SheetView => viewOf(sheet, sender.queue(), null, null);

  const type = (): void => {
    const { rows } = view();
    const row = rows[random.below(rows.length)];
    const progress = row === undefined ? '' : typedOver(row.progress, random);
    if (row === undefined || progress === row.progress) return;
    sender.edit({ project: row.project, task: row.id, progress, base: row.base, seen: row.progress });
    log.typed += 1;
  };
  const settle = (): void => {
    for (const [task, chain] of sender.queue()) {
      const text = chosen(chain, random);
      if (text !== null) sender.settle(task, text);
    }
  };
  return {
    log,
    view,
    sheet: () => sheet,
    work: async (edits) => {
      while (!gone.signal.aborted && (log.typed < edits || sender.queue().size > 0)) {
        settle();
        if (log.typed < edits) type();
        await pause(random.below(THINK_MS));
      }
    },
    unsaved: () => [
      ...[...sender.queue().values()].map((chain) => `${chain.phase} ${JSON.stringify(chain.failure)}: ${lastEdit(chain).editId}`),
      ...kept.map(({ editId }) => `left on the device: ${editId}`),
    ],
    stop: () => {
      gone.abort();
      globalThis.removeEventListener(LINE_BACK, lineBack);
      live.stop();
    },
  };
};
