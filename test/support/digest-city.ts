/** A city that the digest has something to tell. */
import { type MailSettings, USUAL_MAILING } from '../../domain/mail/settings.ts';
import type { SheetContents } from '../../domain/types.ts';
import type { Store } from '../../functions/ports.ts';
import { sampleMember, sampleSheet, sampleTask, sampleUnit } from './samples.ts';
import { addMember } from './sign-in.ts';

export const SETTINGS: MailSettings = {
  ...USUAL_MAILING,
  version: 1,
  summary: { isOn: true, time: '09:00', on: { every: 'month', workingDay: -1 }, to: ['leader', 'away'] },
  chase: { isOn: true, time: '09:00', days: [0] },
  mentions: { isOn: true, time: '17:30' },
};

export const DOING = { by: { id: 'm1', name: '督查室' }, at: '2025-03-01T02:00:00.000Z' };

/** Three tasks of three units, whose editors, readers and office are there; one editor and one reader were removed. */
export const fillCity = async (store: Store, contents: Partial<SheetContents>, settings: MailSettings | null): Promise<void> => {
  const units = [sampleUnit(), sampleUnit({ id: 'u06', name: '残联' }), sampleUnit({ id: 'u07', name: '体育局' })];
  const tasks = [
    sampleTask(),
    sampleTask({ id: '2025-t2', order: '2', number: 2, units: ['u06'] }),
    sampleTask({ id: '2025-t3', order: '3', number: 3, units: ['u07'] }),
  ];
  await store.create(sampleSheet({ units, tasks, ...contents }));
  const member = (id: string, role: 'admin' | 'editor' | 'viewer', of: string[] = [], removedAt: string | null = null) =>
    addMember(store, sampleMember({ id, name: id, email: `${id}@pinghu.example`, role, units: of, removedAt }));
  await member('office', 'admin');
  await member('school', 'editor', ['u05']);
  await member('disabled', 'editor', ['u06']);
  await member('gone', 'editor', ['u07'], DOING.at);
  await member('leader', 'viewer');
  await member('away', 'viewer', [], DOING.at);
  if (settings !== null) await store.saveMailing(settings, DOING);
};
