import type { Viewer } from '../../domain/live.ts';
import type { Clock, LiveStore, Push, PushOutcome } from '../ports.ts';
import { eachAtOnce } from './each-at-once.ts';

export type BroadcastPorts = { readonly store: LiveStore; readonly push: Push; readonly now: Clock };

/** Viewers that are sent to side by side. */
const AT_ONCE = 32;

/** A connection younger than this (ms) may not take messages yet. Its page asks for what it missed once it does. */
const STILL_CONNECTING = 10_000;

/** Forgets and closes a connection. Its page comes back and catches up, or is gone for good. */
const drop = async ({ store, push }: BroadcastPorts, viewer: Viewer): Promise<void> => {
  await Promise.allSettled([store.removeConnection(viewer), push.close(viewer.id)]);
};

/** In their order, until one does not get there. */
const sendAll = async (push: Push, { id }: Viewer, messages: readonly string[]): Promise<PushOutcome> => {
  for (const message of messages) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    if ((await push.send(id, message)) === 'gone') return 'gone';
  }
  return 'sent';
};

/** Who misses a message is dropped, for nothing else would tell its page that it has an old sheet. */
const deliver = async (ports: BroadcastPorts, viewer: Viewer, messages: readonly string[]): Promise<void> => {
  try {
    const isYoung = ports.now() - viewer.connectedAt <= STILL_CONNECTING;
    if ((await sendAll(ports.push, viewer, messages)) === 'gone' && !isYoung) await drop(ports, viewer);
  } catch {
    await drop(ports, viewer);
  }
};

/** Sends messages to each of the viewers. It never fails: a viewer that cannot be reached is dropped. */
export const broadcast = (ports: BroadcastPorts, viewers: readonly Viewer[], messages: readonly string[]): Promise<void> =>
  eachAtOnce(AT_ONCE, viewers, (viewer) => deliver(ports, viewer, messages));
