import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { MAILING } from '../../functions/store/keys.ts';
import { entryOf } from '../paths.ts';
import { newFailures } from './failures.ts';
import { Handler } from './handler.ts';
import type { LogKeeping } from './logs.ts';
import type { Records } from './records.ts';

export type SesEventsProps = {
  /** Where it is written down what came back. */
  readonly records: Records;
  /** How the Lambda's log is kept. */
  readonly logs: LogKeeping;
};

/** What SES tells of mail that it took. An opened letter and a followed link are nobody's business. */
const TOLD = [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT, EmailSendingEvent.DELIVERY_DELAY];

/** SES tells once, so an event is handed over until it is taken, and tried again where the table was away. */
const RETRIES = { handedOver: 24, attempts: 2, age: Duration.hours(6) };

/** Hears from SES what came back of the city's mail, and writes it into the log. Other cities' events do not come here. */
export class SesEvents extends Construct {
  readonly handler: Handler;
  readonly failures: Queue;
  /** Name of the configuration set that mail is to be sent by, and its ARN. */
  readonly setName: string;
  readonly setArn: string;

  constructor(scope: Construct, id: string, { records, logs }: SesEventsProps) {
    super(scope, id);
    const set = new ConfigurationSet(this, 'Set');
    this.setName = set.configurationSetName;
    this.setArn = Stack.of(this).formatArn({ service: 'ses', resource: 'configuration-set', resourceName: this.setName });
    // SES tells the account's own bus, and no other.
    const bus = EventBus.fromEventBusName(this, 'Bus', 'default');
    set.addEventDestination('Told', { destination: EventDestination.eventBus(bus), events: TOLD });
    this.failures = newFailures(this);
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('bounces'),
      description: 'Shishi: writes down which mail came back, as SES tells it',
      memorySize: 256,
      timeout: Duration.seconds(30),
      environment: { [ENVIRONMENT.tableName]: records.table.tableName },
      logs,
    });
    // Who calls a kind of mail spam is not sent it any more.
    records.grantReturns(this.handler.role, MAILING);
    this.handler.function.configureAsyncInvoke({
      retryAttempts: RETRIES.attempts,
      maxEventAge: RETRIES.age,
      onFailure: new SqsDestination(this.failures),
    });
    this.follow();
  }

  private follow(): Rule {
    return new Rule(this, 'Rule', {
      description: 'Shishi: what SES tells of mail of this city',
      eventPattern: { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': [this.setName] } } } },
      targets: [
        new LambdaFunction(this.handler.function, {
          retryAttempts: RETRIES.handedOver,
          maxEventAge: RETRIES.age,
          deadLetterQueue: this.failures,
        }),
      ],
    });
  }
}
