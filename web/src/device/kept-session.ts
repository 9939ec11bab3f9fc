/** What the page needs to begin without a line: the settings of the sign-in, and who was here last. */
import type { PageConfig } from '../../../domain/wire/config.ts';
import { type KeptMember, type KeptStart, onDevice } from './database.ts';

const LAST = 'last';

/** Without a word of the server for so long, nobody is taken to be signed in on this device. */
const LONGEST_AWAY_MS = 7 * 24 * 3600_000;

export const keepStart = (config: PageConfig | null): Promise<void> =>
  onDevice(async (database) => void (await database.put('start', { config }, LAST)), undefined);

export const keptStart = (): Promise<KeptStart | null> => onDevice(async (database) => (await database.get('start', LAST)) ?? null, null);

/** Remembers who is here. What another member saw is not kept any longer; what they have not sent stays theirs. */
export const keepMember = (member: KeptMember): Promise<void> =>
  onDevice(async (database) => {
    const all = database.transaction(['member', 'sheets'], 'readwrite');
    const sheets = all.objectStore('sheets');
    const others = (await sheets.getAllKeys()).filter(([owner]) => owner !== member.me.id);
    await Promise.all([all.objectStore('member').put(member, LAST), ...others.map((key) => sheets.delete(key)), all.done]);
  }, undefined);

/** Who was here last and has not signed out since; null where nobody was for too long. */
export const keptMember = (now: number): Promise<KeptMember | null> =>
  onDevice(async (database) => {
    const member = await database.get('member', LAST);
    return member === undefined || now - member.at > LONGEST_AWAY_MS ? null : member;
  }, null);

/** Their session is over: without a line, the page no longer opens for them. What they have not sent stays. */
export const forgetMember = (subject: string | null): Promise<void> =>
  onDevice(async (database) => {
    if ((await database.get('member', LAST))?.subject === subject) await database.delete('member', LAST);
  }, undefined);
