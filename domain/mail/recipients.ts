/** To whom mails go, and what of a sheet concerns each of them. */
import { mergesOf, standingUnit } from '../people/merges.ts';
import type { Member, MemberId, Register, UnitId } from '../people/types.ts';
import type { Summary } from '../summary.ts';
import { USUAL_CHOICES, type MailChoices } from './choices.ts';
import type { MailSettings, Robot, RobotKind } from './settings.ts';
import type { Recipient } from './types.ts';

export type Choices = Readonly<Record<MemberId, MailChoices>>;

/** Those who are not removed, with what they have chosen. */
export const choosing = (members: readonly Member[], choices: Choices): readonly { member: Member; chosen: MailChoices }[] =>
  members.filter(({ removedAt }) => removedAt === null).map((member) => ({ member, chosen: choices[member.id] ?? USUAL_CHOICES }));

export const mailTo = ({ id, name, email }: Member): Recipient => ({ channel: 'mail', id, name, address: email });

const robotTo = ({ id, name, channel }: Robot): Recipient => ({ channel, id, name, address: '' });

/** The robots that take this kind. */
export const robotsOf = ({ robots }: MailSettings, kind: RobotKind): readonly Recipient[] =>
  robots.filter(({ kinds }) => kinds.includes(kind)).map(robotTo);

/** Those who write and issue bulletins. */
export const officeOf = (members: readonly Member[]): readonly Member[] =>
  members.filter(({ role, removedAt }) => role === 'admin' && removedAt === null);

/** The members whom the city has chosen for its 汇总, but for those who do not want it. */
export const leadersOf = ({ summary }: MailSettings, members: readonly Member[], choices: Choices): readonly Member[] =>
  choosing(members, choices).flatMap(({ member, chosen }) =>
    summary.to.includes(member.id) && chosen.summary === 'as_sent' ? [member] : [],
  );

/** Who is to be chased for which units. `ownerless` are units that owe reports and have nobody to report for them. */
export type Chase = {
  readonly debtors: readonly { readonly member: Member; readonly owing: Summary['owing'] }[];
  readonly ownerless: readonly UnitId[];
};

/** An editor answers for the units that stand today for theirs, and for no others. */
export const chaseOf = ({ owing }: Pick<Summary, 'owing'>, { members, units }: Pick<Register, 'members' | 'units'>): Chase => {
  const merges = mergesOf(units);
  const debtors = members
    .filter(({ role, removedAt }) => role === 'editor' && removedAt === null)
    .map((member) => {
      const own = new Set(member.units.map((unit) => standingUnit(unit, merges)));
      return { member, owing: owing.filter(({ unit }) => own.has(unit)) };
    })
    .filter((debtor) => debtor.owing.length > 0);
  const reached = new Set(debtors.flatMap((debtor) => debtor.owing.map(({ unit }) => unit)));
  return { debtors, ownerless: owing.map(({ unit }) => unit).filter((unit) => !reached.has(unit)) };
};
