import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { entryOf } from '../paths.ts';
import { Handler } from './handler.ts';
import type { LogKeeping } from './logs.ts';
import type { Records } from './records.ts';

export type ReassessProps = {
  /** Whose tasks are read anew. */
  readonly records: Records;
  /** How the Lambda's log is kept. */
  readonly logs: LogKeeping;
};

/** Reads a sheet anew after an upgrade of the reader. Nothing calls it but the city's IT, by hand, with `{"sheet", "write"}`. */
export class Reassess extends Construct {
  readonly handler: Handler;

  constructor(scope: Construct, id: string, { records, logs }: ReassessProps) {
    super(scope, id);
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('reassess'),
      description: 'Shishi: reads a sheet anew after an upgrade of the reader',
      memorySize: 1024,
      // Ten thousand tasks, eight at a time, take a few minutes.
      timeout: Duration.minutes(15),
      environment: { [ENVIRONMENT.tableName]: records.table.tableName },
      logs,
    });
    records.grantReadings(this.handler.role);
  }
}
