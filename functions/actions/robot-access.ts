import { type RobotAccess, robotAccess } from '../../domain/mail/robots.ts';
import type { Recipient } from '../../domain/mail/types.ts';
import type { MailingStore } from '../ports.ts';

/** How a robot is reached, as the settings have it now; null where the city has taken it away. */
export const accessTo =
  (store: Pick<MailingStore, 'mailing'>) =>
  async ({ id, channel }: Pick<Recipient, 'id' | 'channel'>): Promise<RobotAccess | null> => {
    const robot = (await store.mailing())?.robots.find((one) => one.id === id && one.channel === channel);
    return robot === undefined ? null : robotAccess(robot);
  };
