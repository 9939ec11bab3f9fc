/** 通知设置: what a member wants to hear by mail. 催办 goes to everybody who owes a report. */
import type { Member } from '../people/types.ts';
import type { MailPlace, TimedKind } from './types.ts';

/** Kinds that a member may stop; with 汇总 the bulletins that are sent to the same people. */
export type StoppableKind = Exclude<TimedKind, 'chase'>;

/** Which of a member's choices stops a message; null for what editors and the office have to do, which none does. */
export const stoppedBy = ({ kind, occasion }: Pick<MailPlace, 'kind' | 'occasion'>): StoppableKind | null => {
  // Of a bulletin the office is told what it has to do about it, and readers that it was issued.
  if (kind === 'bulletin') return occasion === 'issued' ? 'summary' : null;
  return kind === 'chase' ? null : kind;
};

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
