import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { entryOf } from '../paths.ts';
import type { Municipality } from '../settings.ts';
import { newFailures } from './failures.ts';
import { Handler } from './handler.ts';
import type { LogKeeping } from './logs.ts';
import type { Records } from './records.ts';
import { newSchedule } from './schedule.ts';
import { grantNamedSecret, grantSecret } from './secrets.ts';
import type { SesEvents } from './ses-events.ts';

export type DigestProps = {
  /** What mails tell of. */
  readonly records: Records;
  /** By which clocks they go out. */
  readonly timeZone: string;
  /** What takes them; null for nothing. */
  readonly mail: NonNullable<Municipality['mail']> | null;
  /** What SES tells of them, where it is SES. */
  readonly events: SesEvents | null;
  /** Where links in them lead. */
  readonly pageOrigin: string;
  /** How the Lambda's log is kept. */
  readonly logs: LogKeeping;
};

/** A minute that failed is looked after by the next one: trying longer would only pile up. */
const RETRIES = { attempts: 2, age: Duration.minutes(5) };

/** Each minute: closes what is to be closed, writes the letters that are due, sends what waits. Runs that fail go to `failures`. */
export class Digest extends Construct {
  readonly handler: Handler;
  readonly failures: Queue;
  private readonly sealKey: Secret;
  /** What whoever plans letters has to know. */
  private readonly letters: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { records, timeZone, mail, events, pageOrigin, logs }: DigestProps) {
    super(scope, id);
    this.failures = newFailures(this);
    this.sealKey = this.newSealKey();
    this.letters = {
      [ENVIRONMENT.timeZone]: timeZone,
      [ENVIRONMENT.pageOrigin]: pageOrigin,
      [ENVIRONMENT.sealSecret]: this.sealKey.secretArn,
      [ENVIRONMENT.relay]: relayOf(mail),
    };
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('digest'),
      description: 'Shishi: closes periods, writes the letters that are due, and sends them',
      // Ten thousand tasks with all of a letter's figures take a few hundred.
      memorySize: 1024,
      timeout: Duration.minutes(5),
      environment: { ...this.letters, ...relayEnvironment(mail, events), [ENVIRONMENT.tableName]: records.table.tableName },
      logs,
    });
    this.handler.function.configureAsyncInvoke({
      retryAttempts: RETRIES.attempts,
      maxEventAge: RETRIES.age,
      onFailure: new SqsDestination(this.failures),
    });
    records.grantDigests(this.handler.role);
    grantSecret(this.handler.role, this.sealKey.secretArn);
    this.grantRelay(mail, events);
    newSchedule(this, 'EveryMinute', {
      handler: this.handler,
      what: 'the digest',
      expression: 'cron(* * * * ? *)',
      timeZone,
      retries: RETRIES,
      failures: this.failures,
    });
  }

  /** Lets a Lambda plan letters, and take links back: by its role, it may read the key that they are sealed with. */
  letPlan(handler: Handler): void {
    for (const [name, value] of Object.entries(this.letters)) handler.function.addEnvironment(name, value);
    grantSecret(handler.role, this.sealKey.secretArn);
  }

  /** Made with the stack and read by it alone. It stays when the stack goes: links in mails that were sent go on leading somewhere. */
  private newSealKey(): Secret {
    const key = new Secret(this, 'SealKey', {
      description: 'Shishi: what links in mails are sealed with',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(key).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'A new key would break the links of all mails that were sent; what a link can do is to stop one kind of mail for one person.',
    });
    return key;
  }

  /** To send from the one address, or to read the relay's password. */
  private grantRelay(mail: DigestProps['mail'], events: SesEvents | null): void {
    const { role } = this.handler;
    const stack = Stack.of(this);
    if (mail !== null && 'ses' in mail) {
      const { from } = mail.ses;
      const identities = [from, from.split('@')[1] ?? from];
      Grant.addToPrincipal({
        grantee: role,
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resourceArns: [
          ...identities.map((resourceName) => stack.formatArn({ service: 'ses', resource: 'identity', resourceName })),
          ...(events === null ? [] : [events.setArn]),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': from } },
      });
    }
    if (mail !== null && 'smtp' in mail) grantNamedSecret(this, 'Relay', role, mail.smtp.secretName);
  }
}

const relayOf = (mail: DigestProps['mail']): 'none' | 'ses' | 'smtp' => {
  if (mail === null) return 'none';
  return 'ses' in mail ? 'ses' : 'smtp';
};

const relayEnvironment = (mail: DigestProps['mail'], events: SesEvents | null): Readonly<Record<string, string>> => {
  if (mail === null) return {};
  if ('smtp' in mail) {
    const { host, port, from, secretName } = mail.smtp;
    return {
      [ENVIRONMENT.mailFrom]: from,
      [ENVIRONMENT.smtpHost]: host,
      [ENVIRONMENT.smtpPort]: String(port),
      [ENVIRONMENT.smtpSecret]: secretName,
    };
  }
  return { [ENVIRONMENT.mailFrom]: mail.ses.from, ...(events === null ? {} : { [ENVIRONMENT.configurationSet]: events.setName }) };
};
