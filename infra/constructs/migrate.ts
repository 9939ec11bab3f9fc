import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { entryOf } from '../paths.ts';
import { Handler } from './handler.ts';
import type { LogKeeping } from './logs.ts';
import type { Records } from './records.ts';

export type MigrateProps = {
  /** Whose items are brought to the present shape. */
  readonly records: Records;
  /** How the Lambda's log is kept. */
  readonly logs: LogKeeping;
};

/** Brings the city's data to the present shape. Nothing calls it but the city's IT, after a deployment, with `{"write", "rate"}`. */
export class Migrate extends Construct {
  readonly handler: Handler;

  constructor(scope: Construct, id: string, { records, logs }: MigrateProps) {
    super(scope, id);
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('migrate'),
      description: "Shishi: brings a city's data to the present shape",
      memorySize: 512,
      // What is left over goes on with the next call.
      timeout: Duration.minutes(15),
      environment: { [ENVIRONMENT.tableName]: records.table.tableName },
      logs,
    });
    records.grantMigrations(this.handler.role);
  }
}
