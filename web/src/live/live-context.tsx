import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Person } from '../../../domain/live.ts';
import type { TaskId } from '../../../domain/types.ts';
import type { SheetAnswer } from '../../../domain/wire/answers.ts';
import { LINE_BACK } from '../api/line.ts';
import { getChanges, openSocket, postTicket } from '../api/live.ts';
import { useSession } from '../session/session.ts';
import { useDrawn } from '../state/drawn.ts';
import { createLiveClient, type LiveClient } from '../state/live-client.ts';
import { keepReport, keepReporting, readReportsAgain } from '../state/reports-query.ts';
import { keepTask, knownRevision, readAgain } from '../state/sheet-query.ts';

/** Who else is at the sheet, and the way to tell them which cell one has open. */
type Live = { readonly others: readonly Person[]; readonly show: (task: TaskId | null) => void };

const ALONE: Live = { others: [], show: () => {} };

const LiveContext = createContext<Live>(ALONE);

export const useLive = (): Live => use(LiveContext);

/** The newest instant that the page knows of the sheet, by the server's clock. */
const newestOf = ({ tasks }: SheetAnswer): string =>
  tasks.reduce((newest, { updatedAt }) => (updatedAt > newest ? updatedAt : newest), '1970-01-01T00:00:00.000Z');

/** Each person once, whatever number of windows they have open: the one with an open cell where there is one. */
const eachOnce = (people: readonly Person[], me: string): readonly Person[] => {
  const byMember = new Map<string, Person>();
  for (const person of people) {
    if (person.member === me) continue;
    const known = byMember.get(person.member);
    if (known === undefined || known.task === null) byMember.set(person.member, person);
  }
  return [...byMember.values()];
};

const WAKING = ['online', LINE_BACK] as const;

/** Keeps the sheet on the page as others change it, and knows who is here. */
export const LiveProvider = ({ sheet, children }: { readonly sheet: SheetAnswer; readonly children: ReactNode }) => {
  const queries = useQueryClient();
  const { actor } = useSession();
  const [people, setPeople] = useState<readonly Person[]>([]);
  const client = useRef<LiveClient>(null);
  const id = sheet.sheet.id;
  const [since] = useState(() => newestOf(sheet));

  const isDrawn = useDrawn();

  useEffect(() => {
    if (!isDrawn) return undefined;
    const live = createLiveClient(
      {
        ticket: () => postTicket(id),
        open: openSocket,
        changes: (from) => getChanges(id, from),
        revisionOf: (task) => knownRevision(queries, id, task),
        onTask: (task) => keepTask(queries, id, task),
        onGap: () => readAgain(queries, id),
        onPresence: setPeople,
        onReport: (report) => keepReport(queries, report),
        onReporting: (changed) => keepReporting(queries, changed),
        onState: (state) => {
          // What was said while the line was down is read again once it stands.
          if (state === 'live') readReportsAgain(queries, id);
          else setPeople([]);
        },
        random: Math.random,
      },
      since,
    );
    client.current = live;
    const wake = (): void => {
      if (document.visibilityState === 'visible') live.wake();
    };
    for (const event of WAKING) globalThis.addEventListener(event, wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      for (const event of WAKING) globalThis.removeEventListener(event, wake);
      document.removeEventListener('visibilitychange', wake);
      client.current = null;
      live.stop();
    };
  }, [id, queries, since, isDrawn]);

  const show = useCallback((task: TaskId | null) => client.current?.show(task), []);
  const live = useMemo((): Live => ({ others: eachOnce(people, actor.id), show }), [people, actor.id, show]);
  return <LiveContext value={live}>{children}</LiveContext>;
};
