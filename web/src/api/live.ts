import type { SheetId } from '../../../domain/types.ts';
import type { ChangesAnswer, TicketAnswer } from '../../../domain/wire/live.ts';
import type { LiveSocket } from '../state/live-client.ts';
import { line } from './line.ts';
import { type Outcome, request } from './request.ts';

/** Asks for a ticket that opens one socket. */
export const postTicket = (sheet: SheetId): Promise<Outcome<TicketAnswer>> =>
  request('/api/live/ticket', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sheet }),
  });

/** What changed in the sheet since that instant, as it is now. */
export const getChanges = (sheet: SheetId, since: string): Promise<Outcome<ChangesAnswer>> =>
  request(`/api/sheets/${encodeURIComponent(sheet)}/changes?since=${encodeURIComponent(since)}`);

/** The address as a socket's: it may be a path at the page's own host. */
const socketUrl = ({ address, ticket }: TicketAnswer): string => {
  const url = new URL(address, globalThis.location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  url.searchParams.set('ticket', ticket);
  return url.href;
};

/** Opens a socket with its ticket. */
export const openSocket = (ticket: TicketAnswer): LiveSocket => {
  const socket = new WebSocket(socketUrl(ticket));
  const live: LiveSocket = {
    send: (text) => socket.send(text),
    close: () => socket.close(),
    onopen: null,
    onclose: null,
    onmessage: null,
  };
  socket.addEventListener('open', () => live.onopen?.());
  socket.addEventListener('close', () => live.onclose?.());
  socket.addEventListener('message', ({ data }) => {
    line.heard(Date.now());
    live.onmessage?.({ data });
  });
  return live;
};
