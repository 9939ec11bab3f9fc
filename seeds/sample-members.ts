/** Sample members, as invited people who have not signed in yet. Their addresses are nobody's: `.example` is reserved. */
import { inviteMember } from '../domain/people/members.ts';
import type { Store } from '../functions/ports.ts';
import type { Role } from '../domain/types.ts';

export type SampleMember = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Names of the units that they report for. */
  readonly units: readonly string[];
};

export const SAMPLE_MEMBERS: readonly SampleMember[] = [
  { id: 'ducha', name: '督查室', email: 'ducha@pinghu.example', role: 'admin', units: [] },
  { id: 'jiaoyu', name: '教育局', email: 'jiaoyu@pinghu.example', role: 'editor', units: ['教育局'] },
  { id: 'weijian', name: '卫生健康局', email: 'weijian@pinghu.example', role: 'editor', units: ['卫生健康局'] },
  { id: 'lingdao', name: '分管领导', email: 'lingdao@pinghu.example', role: 'viewer', units: [] },
];

const INVITED_BY = { id: 'seed', name: '示例数据' };

/** Invites the sample members whose e-mails nobody has yet. `at` is ISO 8601, UTC. */
export const inviteSampleMembers = async (store: Store, at: string): Promise<void> => {
  for (const { id, name, email, role, units: names } of SAMPLE_MEMBERS) {
    // oxlint-disable-next-line no-await-in-loop -- each one stands on the register as the one before left it
    const register = await store.register();
    if (register.members.some((member) => member.email === email)) continue;
    const units = register.units.filter((unit) => names.includes(unit.name)).map((unit) => unit.id);
    const decision = inviteMember(register, `sample-${id}`, { name, email, role, units }, { by: INVITED_BY, at });
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (decision.ok) await store.saveMember(decision.change, register.version);
  }
};
