/** A page's live connection to the running product, without a browser. */
import { once } from 'node:events';
import { type RawData, WebSocket } from 'ws';
import * as z from 'zod';
import type { SheetContents, Task } from '../../domain/types.ts';
import type { ChangesAnswer, ServerMessage, TicketAnswer } from '../../domain/wire/live.ts';
import type { LivePorts } from '../../web/src/state/live-client.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };

export const ticketAt = async (url: string): Promise<TicketAnswer> => {
  const response = await fetch(`${url}/api/live/ticket`, { method: 'POST', headers: JSON_HEADERS, body: '{"sheet":"2024"}' });
  if (!response.ok) throw new Error(`ticket: ${response.status}`);
  const answer: TicketAnswer = await response.json();
  return answer;
};

export const socketAt = (url: string, { address, ticket }: TicketAnswer, origin = url): WebSocket =>
  new WebSocket(`${url.replace('http', 'ws')}${address}?ticket=${ticket}`, { origin });

/** The status that a socket is refused with; null where it opens. */
export const refusalOf = (socket: WebSocket): Promise<number | null> =>
  new Promise((resolve) => {
    socket.on('error', () => {});
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => {
      socket.close();
      resolve(null);
    });
  });

const textOf = (data: RawData): string => (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(new Uint8Array(data))).toString('utf8');

const message = z.custom<ServerMessage>((value) => typeof value === 'object' && value !== null && 'type' in value);

export type LivePage = {
  readonly socket: WebSocket;
  readonly messages: ServerMessage[];
  /** When (`performance.now`) each message came. */
  readonly times: number[];
  readonly say: (text: string) => void;
  /** Members at the sheet with the cells that they have open, as last told. */
  readonly people: () => readonly (string | null)[];
  /** Closing code; null while it is open. */
  readonly code: () => number | null;
  /** Texts of the patches of a task. */
  readonly patches: (task: string) => readonly string[];
};

/** An open connection that collects what it is told. */
export const livePage = async (url: string): Promise<LivePage> => {
  const socket = socketAt(url, await ticketAt(url));
  const messages: ServerMessage[] = [];
  const times: number[] = [];
  let code: number | null = null;
  socket.on('message', (data) => {
    times.push(performance.now());
    messages.push(message.parse(JSON.parse(textOf(data))));
  });
  socket.on('close', (closed) => (code = closed));
  socket.on('error', () => {});
  await once(socket, 'open');
  const people = (): readonly (string | null)[] => {
    const told = messages.findLast((one) => one.type === 'presence');
    return told?.type === 'presence' ? told.people.map(({ task }) => task) : [];
  };
  return {
    socket,
    messages,
    times,
    say: (text) => socket.send(text),
    people,
    code: () => code,
    patches: (id) => messages.flatMap((one) => (one.type === 'task' && one.task.id === id ? [one.task.progress] : [])),
  };
};

export const sheetAt = async (url: string): Promise<SheetContents> => {
  const sheet: SheetContents = await (await fetch(`${url}/api/sheets/2024`)).json();
  return sheet;
};

/** Saves a text over the version that the task is at. */
export const editAt = async (url: string, id: string, progress: string): Promise<void> => {
  const task: Task | undefined = (await sheetAt(url)).tasks.find((one) => one.id === id);
  const response = await fetch(`${url}/api/projects/${task?.project}/tasks/${id}`, {
    method: 'PATCH',
    headers: JSON_HEADERS,
    body: JSON.stringify({ editId: crypto.randomUUID(), version: task?.version, progress }),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`edit of ${id}: ${response.status}`);
};

const outcome = async <Answer>(call: Promise<Answer>) => {
  try {
    return { ok: true as const, answer: await call };
  } catch {
    return { ok: false as const, failure: { kind: 'network' as const } };
  }
};

const changesAt = async (url: string, since: string): Promise<ChangesAnswer> => {
  const answer: ChangesAnswer = await (await fetch(`${url}/api/sheets/2024/changes?since=${since}`)).json();
  return answer;
};

/** The page's own code over the wire of this process. */
export const wireTo = (url: string): Pick<LivePorts, 'ticket' | 'open' | 'changes'> => ({
  ticket: () => outcome(ticketAt(url)),
  changes: (since) => outcome(changesAt(url, since)),
  open: (ticket) => {
    const socket = socketAt(url, ticket);
    const opened: ReturnType<LivePorts['open']> = {
      send: (text) => socket.send(text),
      close: () => socket.terminate(),
      onopen: null,
      onclose: null,
      onmessage: null,
    };
    socket.on('error', () => {});
    socket.on('open', () => opened.onopen?.());
    socket.on('close', () => opened.onclose?.());
    socket.on('message', (data) => opened.onmessage?.({ data: textOf(data) }));
    return opened;
  },
});
