/** What comes back: told by SES, event by event, or looked for in the sender's mailbox. */
import { type NoticePorts, takeNotice } from '../actions/take-notice.ts';
import { type MailboxPorts, readMailbox } from '../actions/read-mailbox.ts';
import type { Notice } from '../../domain/mail/feedback.ts';
import { type MeteredParts, newMetered } from '../metered.ts';
import type { Figures } from '../metrics.ts';
import { noticesOf, sesEvent } from './ses-event.ts';

/** Lambda gives the id of the call beside the event. */
export type ReturnsHandler = (event?: unknown, context?: { readonly awsRequestId: string }) => Promise<void>;

const figuresOf = (heard: readonly (Notice['as'] | null)[]): Figures => {
  const returned = heard.filter((as) => as === 'bounced').length;
  return returned === 0 ? {} : { MailsReturned: returned };
};

const newHandler = (
  { now, meter }: MeteredParts,
  route: string,
  run: (event: unknown) => Promise<readonly (Notice['as'] | null)[]>,
): ReturnsHandler => {
  const metered = newMetered({ now, meter });
  return (event, context) =>
    metered(context?.awsRequestId ?? '', route, async () => {
      const figures = figuresOf(await run(event));
      return { result: undefined, status: 'ok', figures: () => figures };
    });
};

/** Called with each event of SES. One that cannot be written down throws, and is handed over again. */
export const newSesReturnsHandler = (parts: NoticePorts & MeteredParts): ReturnsHandler =>
  newHandler(parts, 'bounces', (event) => Promise.all(noticesOf(sesEvent.parse(event).detail).map((notice) => takeNotice(parts, notice))));

/** Called every few minutes. `longest`: milliseconds after which it leaves off; what is left is the next call's. */
export const newMailboxHandler = (parts: MailboxPorts & MeteredParts & { readonly longest: number }): ReturnsHandler =>
  newHandler(parts, 'mailbox', () => readMailbox(parts, parts.now() + parts.longest));
