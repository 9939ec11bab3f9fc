/** Shapes of the requests about members, and of their answers. */
import * as z from 'zod';
import type { Feedback } from '../mail/types.ts';
import type { Member, MemberEvent } from '../people/types.ts';
import type { Actor } from '../types.ts';
import { personOrUnitId, seenVersion, shortText } from './people.ts';

export const memberPath = z.object({ member: personOrUnitId });

const fields = {
  name: shortText(40),
  email: z.string().trim().max(254).toLowerCase().pipe(z.email()),
  role: z.enum(['admin', 'editor', 'viewer']),
  units: z
    .array(personOrUnitId)
    .max(50)
    .refine((ids) => new Set(ids).size === ids.length, { error: 'each unit once' })
    .readonly(),
};

/** Body of `POST /api/members`. */
export const invitation = z.strictObject(fields);

/** Body of `PATCH /api/members/{member}`: what is left out stays. */
export const memberEdit = z.strictObject({
  version: seenVersion,
  name: fields.name.exactOptional(),
  email: fields.email.exactOptional(),
  role: fields.role.exactOptional(),
  units: fields.units.exactOptional(),
});

/** Query of `DELETE /api/members/{member}`. */
export const memberRemoval = z.object({ version: z.coerce.number().pipe(seenVersion) });

export type Invitation = z.infer<typeof invitation>;
export type MemberEdit = z.infer<typeof memberEdit>;

/** `GET /api/me`: the member who asks. `units` are all whose tasks they may report, merged ones too. */
export type MeAnswer = Actor;

/** What every member sees of the others: enough to mention them. */
export type MemberCard = Pick<Member, 'id' | 'name' | 'role' | 'units'>;

/** What an admin sees of a member. `returned`: the last mail to this address came back. */
export type MemberEntry = MemberCard &
  Pick<Member, 'email' | 'version'> & { readonly signedIn: boolean; readonly returned?: Pick<Feedback, 'said' | 'at'> };

/** `GET /api/members`: by name, without those who were removed; entries for an admin, cards for everybody else. */
export type MembersAnswer = { readonly members: readonly (MemberEntry | MemberCard)[] };

/** `POST /api/members`, `PATCH` and `DELETE /api/members/{member}`: the member as saved. */
export type MemberAnswer = { readonly member: MemberEntry };

/** `GET /api/members/{member}/history`: newest first. */
export type MemberHistoryAnswer = { readonly events: readonly MemberEvent[] };
