/**
 * The page's side of a live connection: it opens a socket with a ticket, keeps it alive, opens another where it breaks, and
 * after each opening asks for what it missed. Everything is applied by revision, so nothing is taken in twice or backwards.
 */
import type { Person } from '../../../domain/live.ts';
import type { Report } from '../../../domain/reports.ts';
import type { Sheet, TaskId } from '../../../domain/types.ts';
import type { ClientMessage, ServerMessage, TicketAnswer } from '../../../domain/wire/live.ts';
import type { Outcome } from '../api/request.ts';
import { type CatchUpPorts, keeperOf, waitBefore } from './live-catch-up.ts';

/** The part of a WebSocket that is used. */
export type LiveSocket = {
  readonly send: (text: string) => void;
  readonly close: () => void;
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
};

/** `refused`: the server will have no socket of this page; it is not asked again. */
export type LiveState = 'connecting' | 'live' | 'away' | 'refused';

export type LivePorts = CatchUpPorts & {
  readonly ticket: () => Promise<Outcome<TicketAnswer>>;
  readonly open: (ticket: TicketAnswer) => LiveSocket;
  readonly onPresence: (people: readonly Person[], count: number) => void;
  readonly onReport: (report: Report) => void;
  readonly onReporting: (sheet: Sheet) => void;
  readonly onState: (state: LiveState) => void;
};

export type LiveClient = {
  /** Which task's cell the person has open; null for none. */
  readonly show: (task: TaskId | null) => void;
  /** The line may be back: a waiting attempt is made now. */
  readonly wake: () => void;
  readonly stop: () => void;
};

const PING_MS = 25_000;
/** Without a word for so long after a ping, the line is dead, whatever the socket says. */
const SILENCE_MS = 10_000;
/** Cells passed on the way are not told of. */
const SHOW_MS = 150;

const parsed = (data: unknown): ServerMessage | null => {
  try {
    const message: ServerMessage | null = JSON.parse(String(data));
    return message;
  } catch {
    return null;
  }
};

/** True where asking again would get the same answer. */
const isFinal = (outcome: Outcome<unknown>): boolean =>
  !outcome.ok && outcome.failure.kind === 'problem' && [403, 404].includes(outcome.failure.problem.status);

type Line = { readonly say: (message: ClientMessage) => void; readonly end: () => void };

type LineEvents = {
  readonly onOpen: () => void;
  readonly onMessage: (message: ServerMessage) => void;
  /** The socket was closed, or is as good as: it does not open, or does not answer. Told once. */
  readonly onOver: () => void;
};

/** One socket, watched. */
const lineOf = (socket: LiveSocket, { onOpen, onMessage, onOver }: LineEvents): Line => {
  let isOpen = false;
  let ping: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const end = (): void => {
    isOpen = false;
    clearTimeout(ping);
    clearTimeout(silence);
    [socket.onopen, socket.onclose, socket.onmessage] = [null, null, null];
    socket.close();
  };
  const over = (): void => {
    end();
    onOver();
  };
  const say = (message: ClientMessage): void => {
    if (isOpen) socket.send(JSON.stringify(message));
  };
  const pingLater = (): void => {
    ping = setTimeout(() => {
      say({ type: 'ping' });
      silence = setTimeout(over, SILENCE_MS);
      pingLater();
    }, PING_MS);
  };

  silence = setTimeout(over, SILENCE_MS);
  socket.onclose = over;
  socket.onopen = () => {
    clearTimeout(silence);
    isOpen = true;
    pingLater();
    onOpen();
  };
  socket.onmessage = ({ data }) => {
    clearTimeout(silence);
    const message = parsed(data);
    if (message?.type === 'bye') over();
    else if (message !== null) onMessage(message);
  };
  return { say, end };
};

/** Says which cell is open: once the person stays on it, and again on each new line. */
const showerOf = (say: (message: ClientMessage) => void): { readonly show: (task: TaskId | null) => void; readonly tell: () => void } => {
  let shown: TaskId | null = null;
  let told: TaskId | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    told = shown;
    say({ type: 'open', task: shown });
  };
  return {
    tell,
    show: (task) => {
      shown = task;
      clearTimeout(timer);
      timer = setTimeout(() => (shown === told ? undefined : tell()), SHOW_MS);
    },
  };
};

/** Keeps a line open: `connect` is called again a while after each `failed`. */
const retryOf = (connect: () => void, random: () => number) => {
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    connect();
  };
  return {
    failed: () => {
      timer = setTimeout(now, waitBefore(attempt, random()));
      attempt += 1;
    },
    /** The line holds: the next break is a first one again. */
    held: () => {
      attempt = 0;
    },
    wake: () => {
      if (timer === undefined) return;
      attempt = 0;
      now();
    },
    stop: () => clearTimeout(timer),
  };
};

/** @param since when the sheet was read, by the server's clock (ISO 8601, UTC) */
export const createLiveClient = (ports: LivePorts, since: string): LiveClient => {
  let line: Line | null = null;
  let isStopped = false;
  const keeper = keeperOf(ports, since);
  const { show, tell } = showerOf((message) => line?.say(message));

  const receive = (message: ServerMessage): void => {
    if (message.type === 'task') keeper.take(message.task, message.project);
    else if (message.type === 'changed') keeper.expect(message.task, message.revision);
    else if (message.type === 'report') ports.onReport(message.report);
    else if (message.type === 'reporting') ports.onReporting(message.sheet);
    else if (message.type === 'presence') ports.onPresence(message.people, message.count);
    else if (message.type === 'pong') {
      retry.held();
      keeper.seen(message.now);
    }
  };
  const lost = (): void => {
    line = null;
    ports.onState('away');
    retry.failed();
  };
  const connect = async (): Promise<void> => {
    ports.onState('connecting');
    const ticket = await ports.ticket();
    if (isStopped) return;
    if (isFinal(ticket)) ports.onState('refused');
    else if (!ticket.ok) lost();
    else {
      const onOpen = (): void => {
        ports.onState('live');
        tell();
        keeper.behind();
      };
      line = lineOf(ports.open(ticket.answer), { onOpen, onMessage: receive, onOver: lost });
    }
  };
  const retry = retryOf(() => void connect(), ports.random);

  void connect();
  return {
    show,
    wake: retry.wake,
    stop: () => {
      isStopped = true;
      retry.stop();
      keeper.stop();
      line?.end();
    },
  };
};
