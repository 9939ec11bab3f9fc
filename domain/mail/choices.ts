/** 通知设置: what a member wants to hear by mail. 催办 goes to everybody who owes a report. */
import type { Member } from '../people/types.ts';
import type { MailKind } from './types.ts';

/** Kinds that a member may stop. */
export type StoppableKind = Exclude<MailKind, 'chase'>;

export const isStoppable = (kind: MailKind): kind is StoppableKind => kind !== 'chase';

/** A 汇总 comes when the city sends it, or not at all; 提及 at once, once a day, or not at all. */
export type MailChoices = { readonly summary: 'as_sent' | 'none'; readonly mentions: 'at_once' | 'daily' | 'none' };

export type MailChoice = { readonly [Kind in StoppableKind]: { readonly kind: Kind; readonly choice: MailChoices[Kind] } }[StoppableKind];

/** Of whoever has not chosen. */
export const USUAL_CHOICES: MailChoices = { summary: 'as_sent', mentions: 'daily' };

/** An address that its owner knows again, and nobody else: `w•••@pinghu.example`. */
export const maskedEmail = ({ email }: Pick<Member, 'email'>): string => {
  const [name = '', host = ''] = email.split('@');
  return `${name.slice(0, 1)}•••@${host}`;
};
