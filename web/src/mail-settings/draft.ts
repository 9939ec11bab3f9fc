/** What stands in the form of the mail settings, as typed, and the request that it makes. */
import { isRobotAddress } from '../../../domain/mail/robots.ts';
import type { MailSettings } from '../../../domain/mail/settings.ts';
import { mailingEdit, type MailingAnswer, type MailingEdit, type RobotEntry } from '../../../domain/wire/mailing.ts';

/** A robot as typed: what is empty of its secrets stays as it is kept. */
export type RobotDraft = Omit<RobotEntry, 'hasSecret'> & {
  readonly secret: string;
  /** As the server has it, masked; null for one that is new, or of another channel than it was. */
  readonly kept: Pick<RobotEntry, 'address' | 'hasSecret' | 'channel'> | null;
};

export type MailingDraft = Omit<MailSettings, 'robots'> & { readonly robots: readonly RobotDraft[] };

export const draftOf = ({ settings }: MailingAnswer): MailingDraft => ({
  ...settings,
  robots: settings.robots.map(({ hasSecret, ...robot }) => ({
    ...robot,
    address: '',
    secret: '',
    kept: { address: robot.address, hasSecret, channel: robot.channel },
  })),
});

export const newRobot = (): RobotDraft => ({
  id: crypto.randomUUID(),
  name: '',
  channel: 'wecom',
  kinds: ['chase'],
  address: '',
  secret: '',
  kept: null,
});

/** What is kept of a robot's secrets, if they are still its own. */
export const keptOf = ({ kept, channel }: RobotDraft): RobotDraft['kept'] => (kept?.channel === channel ? kept : null);

export type MailingFault = 'time' | 'days' | 'name' | 'address' | 'secret';

/** By the path of the field: `robots.0.name`. */
export type MailingFaults = Readonly<Partial<Record<string, MailingFault>>>;

const FAULTS = ['time', 'days', 'name', 'address', 'secret'] as const satisfies readonly MailingFault[];

const editOf = ({ robots, bulletin: { how, after, time }, ...rest }: MailingDraft): object => ({
  ...rest,
  bulletin: { how, after, time },
  robots: robots.map(({ id, name, channel, kinds, address, secret }) => ({
    id,
    name,
    channel,
    kinds,
    ...(address.trim() === '' ? {} : { address }),
    ...(secret.trim() === '' ? {} : { secret }),
  })),
});

/** Addresses that the server would refuse; which of them may be on this computer, it alone knows. */
const addressFaults = (robots: readonly RobotDraft[]): MailingFaults =>
  Object.fromEntries(
    robots.flatMap((robot, at) => {
      const typed = robot.address.trim();
      const isRight = typed === '' ? keptOf(robot) !== null : isRobotAddress(robot.channel, typed, true);
      return isRight ? [] : [[`robots.${at}.address`, 'address' as const]];
    }),
  );

type Checked = { readonly ok: true; readonly edit: MailingEdit } | { readonly ok: false; readonly faults: MailingFaults };

/** The draft in the shape that the server takes, or what is to be mended in it. */
export const checkMailing = (draft: MailingDraft): Checked => {
  const parsed = mailingEdit.safeParse(editOf(draft));
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  const faults: MailingFaults = {
    ...Object.fromEntries(
      issues.flatMap((path) => {
        const fault = FAULTS.find((name) => path.endsWith(`.${name}`));
        return fault === undefined ? [] : [[path, fault]];
      }),
    ),
    ...addressFaults(draft.robots),
  };
  return parsed.success && Object.keys(faults).length === 0 ? { ok: true, edit: parsed.data } : { ok: false, faults };
};
