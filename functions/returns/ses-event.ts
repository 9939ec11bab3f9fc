/** What SES tells through EventBridge of a message that it took (event publishing of a configuration set). */
import * as z from 'zod';
import { type Notice, saidBy } from '../../domain/mail/feedback.ts';

const recipient = z.object({
  emailAddress: z.string(),
  action: z.string().optional(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
});

/** `commonHeaders.messageId` is the Message-ID that the message was given to SES with; its own id is another one. */
const mail = z.object({ destination: z.array(z.string()), commonHeaders: z.object({ messageId: z.string() }) });

const detail = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({ bounceType: z.string(), bounceSubType: z.string().optional(), bouncedRecipients: z.array(recipient) }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({ complainedRecipients: z.array(recipient), complaintFeedbackType: z.string().optional() }),
  }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: z.string() }) }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail, deliveryDelay: z.object({ delayedRecipients: z.array(recipient) }) }),
]);

/** An event as EventBridge hands it over. It throws on one that is none of these. */
export const sesEvent = z.object({ detail });

type Detail = z.output<typeof detail>;
type Recipient = z.output<typeof recipient>;

const saidOf = ({ status = '', diagnosticCode = '' }: Recipient, otherwise = ''): string =>
  saidBy(status, diagnosticCode === '' ? otherwise : diagnosticCode.replace(/^\s*smtp;\s*/iu, ''));

/** SES calls answers of those on leave a transient bounce too; they come without the report of a server. */
const isGivenUp = (bounceType: string, { action, status }: Recipient): boolean =>
  bounceType === 'Permanent' || action === 'failed' || status !== undefined;

/** What an event says of each of its recipients. */
export const noticesOf = (event: Detail): readonly Notice[] => {
  const { messageId } = event.mail.commonHeaders;
  const each = (recipients: readonly Recipient[], as: Notice['as'], otherwise?: string): readonly Notice[] =>
    recipients.map((one) => ({ messageId, recipients: [one.emailAddress], as, said: saidOf(one, otherwise) }));
  switch (event.eventType) {
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients } = event.bounce;
      return each(
        bouncedRecipients.filter((one) => isGivenUp(bounceType, one)),
        'bounced',
        bounceSubType,
      );
    }
    case 'Complaint':
      return each(event.complaint.complainedRecipients, 'complained', event.complaint.complaintFeedbackType);
    case 'Reject':
      return [{ messageId, recipients: event.mail.destination, as: 'bounced', said: `5.7.0 ${event.reject.reason}` }];
    case 'DeliveryDelay':
      return each(event.deliveryDelay.delayedRecipients, 'delayed');
  }
};
