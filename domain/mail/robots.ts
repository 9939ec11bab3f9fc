/** Addresses of group robots. Requests go to them from inside, so only the channels' own hosts will do. */
import type { Robot } from './settings.ts';
import type { Channel } from './types.ts';

const OFFICIAL = {
  wecom: { host: 'qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send', key: 'key' },
  dingtalk: { host: 'oapi.dingtalk.com', path: '/robot/send', key: 'access_token' },
} as const satisfies Record<Exclude<Channel, 'mail'>, { host: string; path: string; key: string }>;

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * True for an address of the channel that messages may be sent to.
 *
 * @param mayLoopback whether robots may be on this computer, for trying things out
 */
export const isRobotAddress = (channel: keyof typeof OFFICIAL, address: string, mayLoopback: boolean): boolean => {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (mayLoopback && LOOPBACK.has(url.hostname)) return /^https?:$/u.test(url.protocol);
  const { host, path, key } = OFFICIAL[channel];
  return url.protocol === 'https:' && url.host === host && url.pathname === path && (url.searchParams.get(key) ?? '') !== '';
};

/** The address as the page may show it: enough to tell two robots apart, and not enough to write to either. */
export const maskedAddress = (address: string): string => {
  const url = URL.parse(address);
  return url === null ? '' : `${url.host}/…${address.slice(-4)}`;
};

/** How a robot is reached: where its service is, the key in its address, and with 钉钉 what its messages are signed with. */
export type RobotAccess = { readonly origin: string; readonly key: string; readonly signature: string };

export const robotAccess = ({ channel, address, secret }: Pick<Robot, 'channel' | 'address' | 'secret'>): RobotAccess => {
  const { origin, searchParams } = new URL(address);
  return { origin, key: searchParams.get(OFFICIAL[channel].key) ?? '', signature: secret };
};
