import { Duration } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { MAILBOX } from '../../functions/store/keys.ts';
import { entryOf } from '../paths.ts';
import type { Smtp } from '../settings/mail.ts';
import { newFailures } from './failures.ts';
import { Handler } from './handler.ts';
import type { LogKeeping } from './logs.ts';
import type { Records } from './records.ts';
import { newSchedule } from './schedule.ts';
import { grantNamedSecret } from './secrets.ts';

export type MailboxProps = {
  /** Where it is written down what came back. */
  readonly records: Records;
  /** The mailbox that notices arrive in. */
  readonly bounces: NonNullable<Smtp['bounces']>;
  /** Name of the secret with the relay's account, which is the mailbox's too unless that names its own. */
  readonly secretName: string;
  readonly timeZone: string;
  /** How the Lambda's log is kept. */
  readonly logs: LogKeeping;
};

/** A reading that failed is looked after by the next one. */
const RETRIES = { attempts: 0, age: Duration.minutes(5) };

/** Every few minutes: looks into the sender's mailbox for what came back, and writes it into the log. */
export class Mailbox extends Construct {
  readonly handler: Handler;
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { records, bounces, secretName, timeZone, logs }: MailboxProps) {
    super(scope, id);
    const secret = bounces.secretName ?? secretName;
    this.failures = newFailures(this);
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('mailbox'),
      description: "Shishi: looks into the sender's mailbox for mail that came back",
      memorySize: 512,
      timeout: Duration.minutes(3),
      environment: {
        [ENVIRONMENT.tableName]: records.table.tableName,
        [ENVIRONMENT.imapHost]: bounces.host,
        [ENVIRONMENT.imapPort]: String(bounces.port),
        [ENVIRONMENT.imapMailbox]: bounces.mailbox,
        [ENVIRONMENT.imapSecret]: secret,
      },
      logs,
    });
    records.grantReturns(this.handler.role, MAILBOX);
    grantNamedSecret(this, 'Account', this.handler.role, secret);
    this.handler.function.configureAsyncInvoke({
      retryAttempts: RETRIES.attempts,
      maxEventAge: RETRIES.age,
      onFailure: new SqsDestination(this.failures),
    });
    newSchedule(this, 'EveryFewMinutes', {
      handler: this.handler,
      what: "the sender's mailbox",
      expression: 'rate(5 minutes)',
      timeZone,
      retries: RETRIES,
      failures: this.failures,
    });
  }
}
