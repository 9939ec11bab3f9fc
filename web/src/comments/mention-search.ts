/** Finding whom to mention while a text is typed. */
import type { MemberCard } from '../../../domain/wire/members.ts';

/** An `@` that is being typed: where it stands, and the words behind it. */
export type MentionQuery = { readonly start: number; readonly words: string };

/** The `@` before the caret, also the wide one; an e-mail address is none. */
const OPEN = /(?<![0-9A-Za-z._-])[@＠](?<words>[^\s@＠]{0,20})$/u;

/** What is being mentioned where the caret stands; null for nothing. */
export const mentionQuery = (text: string, caret: number): MentionQuery | null => {
  const match = OPEN.exec(text.slice(0, caret));
  return match === null ? null : { start: match.index, words: match.groups?.words ?? '' };
};

/** Somebody to mention, with the names of their units. */
export type Choice = Pick<MemberCard, 'id' | 'name'> & { readonly units: readonly string[]; readonly leads: boolean };

/** Whose name or unit has the words in it; those of the task's lead units come first. */
export const matching = (choices: readonly Choice[], words: string): readonly Choice[] => {
  const sought = words.toLocaleLowerCase();
  const found = choices.filter(({ name, units }) => [name, ...units].some((one) => one.toLocaleLowerCase().includes(sought)));
  return found.toSorted((a, b) => Number(b.leads) - Number(a.leads));
};
