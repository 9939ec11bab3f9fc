/** What the items of units and members look like, and the way from and to the domain's types. */
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Identity, Member, RegisterEvent, Unit } from '../../domain/people/types.ts';
import { eventKey, memberKey, monthOf, unitKey } from './keys.ts';

type Item = NonNullable<GetCommandOutput['Item']>;

export const unitItem = (unit: Unit): Item => ({ ...unit, ...unitKey(unit.id), kind: 'unit' });

/** Field by field: the engine gives them in any order, and a sheet's tag is made of its text, units included. */
export const unitOf = (item: Item): Unit => ({
  id: item.id,
  name: item.name,
  shortName: item.shortName,
  mergedInto: item.mergedInto,
  version: item.version,
});

export const memberItem = (member: Member): Item => ({ ...member, ...memberKey(member.id), kind: 'member' });

const identityOf = ({ issuer, subject }: Identity): Identity => ({ issuer, subject });

export const memberOf = (item: Item): Member => ({
  id: item.id,
  name: item.name,
  email: item.email,
  role: item.role,
  units: item.units,
  bound: item.bound === null ? null : identityOf(item.bound),
  removedAt: item.removedAt,
  version: item.version,
});

/** The city's own events lie in `byTime` beside those of its sheets, under `city`. */
export const registerEventItem = (event: RegisterEvent): Item => ({
  ...event,
  ...eventKey(event.subject, event.version),
  kind: 'event',
  month: monthOf('city', event.at),
  time: event.at,
});

export const registerEventOf = (item: Item): RegisterEvent => ({
  subject: item.subject,
  version: item.version,
  what: item.what,
  before: item.before,
  after: item.after,
  by: item.by,
  at: item.at,
});
