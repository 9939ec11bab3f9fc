import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { LIVE_PARTITIONS, PEOPLE_PREFIXES, REPORT_PREFIX, SHEET_PREFIX, TASK_PREFIX } from '../../functions/store/keys.ts';
import { TABLE_SHAPE } from '../../functions/store/table.ts';
import { entryOf } from '../paths.ts';
import { newFailures } from './failures.ts';
import { Handler } from './handler.ts';
import { tableOf } from './interfaces.ts';
import type { Live } from './live.ts';
import type { LogKeeping } from './logs.ts';
import type { Records } from './records.ts';

export type ChangesProps = {
  /** Whose stream is followed. */
  readonly records: Records;
  /** Whose connections are told of changes. */
  readonly live: Live;
  /** How the Lambda's log is kept. */
  readonly logs: LogKeeping;
};

/** Only tasks: the roll-up that is written next is a change too, and would call the Lambda again, for ever. */
const ONLY_TASKS = FilterCriteria.filter({ dynamodb: { Keys: { [TABLE_SHAPE.sortKey]: { S: FilterRule.beginsWith(TASK_PREFIX) } } } });

/** And what people at a sheet are told of: one another, what units said of their tasks, and how the sheet is reported on. */
const NEWS = [LIVE_PARTITIONS.sheet, REPORT_PREFIX, SHEET_PREFIX];

const ONLY_NEWS = FilterCriteria.filter({
  dynamodb: {
    Keys: { [TABLE_SHAPE.partitionKey]: { S: NEWS.flatMap((prefix) => FilterRule.beginsWith(prefix)) } },
  },
});

/** And members, whose connections end where they are changed or removed. */
const ONLY_MEMBERS = FilterCriteria.filter({
  dynamodb: { Keys: { [TABLE_SHAPE.sortKey]: { S: FilterRule.beginsWith(PEOPLE_PREFIXES.member) } } },
});

/** Follows the table's stream. What cannot be worked off goes to `failures`, with its place in the stream. */
export class Changes extends Construct {
  readonly handler: Handler;
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { records, live, logs }: ChangesProps) {
    super(scope, id);
    this.failures = newFailures(this);
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('changes'),
      description: 'Shishi: works out the roll-up of a project whose task changed, and tells open pages',
      memorySize: 512,
      timeout: Duration.seconds(30),
      environment: { [ENVIRONMENT.tableName]: records.table.tableName, [ENVIRONMENT.pushEndpoint]: live.stage.callbackUrl },
      logs,
    });
    records.grantRollUps(this.handler.role);
    records.grantNews(this.handler.role);
    live.grantPush(this.handler.role);
    this.handler.function.addEventSource(
      new DynamoEventSource(tableOf(records.table), {
        // Nothing is missed between the making of the table and that of the Lambda.
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [ONLY_TASKS, ONLY_NEWS, ONLY_MEMBERS],
        batchSize: 100,
        // The changes of a project stay in order.
        parallelizationFactor: 1,
        // The Lambda fails as a whole, so halves are tried until the record at fault stands alone.
        bisectBatchOnError: true,
        retryAttempts: 8,
        // One bad record holds up its part of the stream no longer than this.
        maxRecordAge: Duration.hours(1),
        onFailure: new SqsDlq(this.failures),
      }),
    );
  }
}
