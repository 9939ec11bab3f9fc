/** The sample members as accounts of the embedded identity provider. */
import type { Role } from '../domain/types.ts';
import { SAMPLE_MEMBERS } from '../seeds/sample-members.ts';
import type { SampleAccount } from './sign-in-page.ts';

const SAYS = {
  admin: () => ({ zh: '管理员:台账、单位和成员', en: 'admin: the sheet, units and members' }),
  editor: (units) => ({ zh: `填报:${units.join('、')}的任务`, en: 'editor: the tasks of its own unit' }),
  viewer: () => ({ zh: '查看:全部任务,不能修改', en: 'viewer: reads everything, changes nothing' }),
} as const satisfies Record<Role, (units: readonly string[]) => SampleAccount['says']>;

export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = SAMPLE_MEMBERS.map(({ id, name, email, role, units }) => ({
  id,
  name,
  email,
  says: SAYS[role](units),
}));
