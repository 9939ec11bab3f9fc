/** 退订: what a link in a mail says, and what is sealed with it. */
import type { MemberId } from '../people/types.ts';
import type { MailChoice, StoppableKind } from './choices.ts';

/** What the seal vouches for: one person and one kind. */
export const unsubscribeQuery = (member: MemberId, kind: StoppableKind): string => new URLSearchParams({ member, kind }).toString();

export const stopping = (kind: StoppableKind): MailChoice => ({ kind, choice: 'none' });
