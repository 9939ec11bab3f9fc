/** 邮件: when the city's mails go out, and to whom. */
import type { MemberId } from '../people/types.ts';
import type { TimeOfDay } from './local-time.ts';
import { isRobotAddress } from './robots.ts';
import type { Channel, TimedKind } from './types.ts';

/**
 * The day of a 汇总: on a weekday (1 is Monday), or on the first working day after it; or on a working day of each month or
 * quarter, 1 being its first one and -1 its last.
 */
export type SummaryDay =
  | { readonly every: 'week'; readonly weekday: number }
  | { readonly every: 'month' | 'quarter'; readonly workingDay: number };

/** Kinds that a group's robot takes, with 汇总 the bulletins that leaders are sent: 提及 are for persons. */
export type RobotKind = Exclude<TimedKind, 'mentions'>;

/** A robot in a group of 企业微信 or 钉钉. Its address and what it is signed with are secrets. */
export type Robot = {
  readonly id: string;
  readonly name: string;
  readonly channel: Exclude<Channel, 'mail'>;
  readonly kinds: readonly RobotKind[];
  /** URL of its webhook, key and all. */
  readonly address: string;
  /** What 钉钉 has messages signed with; empty for none. */
  readonly secret: string;
};

/** Whether bulletins of closed periods are made without anybody asking: not at all, as a draft for the office to look at, or issued. */
export type BulletinSettings = {
  readonly how: 'by_hand' | 'draft' | 'issue';
  /** Working days after that on which the period was closed; 0 is that day itself. */
  readonly after: number;
  readonly time: TimeOfDay;
  /** Since when (ISO 8601, UTC): what was closed before stays the office's. Null while it is by hand. */
  readonly since: string | null;
};

export type MailSettings = {
  /** Grows by one with each change; 0 where nobody has set anything. */
  readonly version: number;
  readonly summary: { readonly isOn: boolean; readonly time: TimeOfDay; readonly on: SummaryDay; readonly to: readonly MemberId[] };
  /** `days` are working days from the due day: -3 is the third one before it, 0 itself, 1 the first one after it. */
  readonly chase: { readonly isOn: boolean; readonly time: TimeOfDay; readonly days: readonly number[] };
  /** `time` is when those hear who want to hear once a day. */
  readonly mentions: { readonly isOn: boolean; readonly time: TimeOfDay };
  readonly bulletin: BulletinSettings;
  readonly robots: readonly Robot[];
};

/** Nothing goes out before somebody has said so; the rest is what most cities will want. */
export const USUAL_MAILING: MailSettings = {
  version: 0,
  summary: { isOn: false, time: '09:00', on: { every: 'month', workingDay: -1 }, to: [] },
  chase: { isOn: false, time: '09:00', days: [-3, 0, 1] },
  mentions: { isOn: false, time: '17:30' },
  bulletin: { how: 'by_hand', after: 1, time: '09:00', since: null },
  robots: [],
};

/** A robot as it is asked for: what of its secrets is left out stays as it is. */
export type RobotEdit = Omit<Robot, 'address' | 'secret'> & Partial<Pick<Robot, 'address' | 'secret'>>;

export type MailingChange = Pick<MailSettings, 'version' | 'summary' | 'chase' | 'mentions'> & {
  /** Without it, it stays as it is. */
  readonly bulletin?: Omit<BulletinSettings, 'since'>;
  readonly robots: readonly RobotEdit[];
};

/** `outdated`: somebody else changed them meanwhile. `robot_address`: it is not one of the channel's own addresses. */
export type MailingFault = 'outdated' | 'robot_address';

export type MailingDecision =
  | { readonly ok: true; readonly settings: MailSettings }
  | { readonly ok: false; readonly reason: MailingFault };

/** The robot with the secrets that it has; those of another channel are not its own. */
const robotOf = ({ address, secret, ...edit }: RobotEdit, robots: readonly Robot[]): Robot => {
  const known = robots.find(({ id, channel }) => id === edit.id && channel === edit.channel);
  return { ...edit, address: address ?? known?.address ?? '', secret: secret ?? (address === undefined ? known?.secret : undefined) ?? '' };
};

/** Since when bulletins are made by themselves, where that is asked for at this moment. */
export const madeSince = ({ since }: BulletinSettings, how: BulletinSettings['how'], at: string): string | null =>
  how === 'by_hand' ? null : (since ?? at);

/**
 * @param mayLoopback whether robots may be on this computer, for trying things out
 * @param at ISO 8601, UTC
 */
export const changeMailing = (
  current: MailSettings,
  { version, ...change }: MailingChange,
  mayLoopback: boolean,
  at: string,
): MailingDecision => {
  if (version !== current.version) return { ok: false, reason: 'outdated' };
  const robots = change.robots.map((edit) => robotOf(edit, current.robots));
  if (!robots.every(({ channel, address }) => isRobotAddress(channel, address, mayLoopback))) return { ok: false, reason: 'robot_address' };
  const asked = change.bulletin ?? current.bulletin;
  const bulletin = { ...asked, since: madeSince(current.bulletin, asked.how, at) };
  return { ok: true, settings: { ...change, bulletin, robots, version: version + 1 } };
};
