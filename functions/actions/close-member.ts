import type { Clock, LiveStore, Push } from '../ports.ts';
import { eachAtOnce } from './each-at-once.ts';
import { endConnection } from './end-connection.ts';

const AT_ONCE = 8;

/**
 * Ends all connections of a member who was changed or removed, and what tickets they hold. To be called after the member was
 * saved. It throws where the store does; a socket that cannot be closed is told nothing more, and closed at its next ping.
 */
export const closeMember = async ({ store, push, now }: { store: LiveStore; push: Push; now: Clock }, member: string): Promise<void> => {
  await store.refuseTickets(member, now());
  await eachAtOnce(AT_ONCE, await store.connectionsOf(member), async (connection) => {
    await store.removeConnection(connection);
    await endConnection({ store, push }, connection.id, null, 'member_changed');
  });
};
