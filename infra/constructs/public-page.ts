import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { entryOf } from '../paths.ts';
import type { Municipality } from '../settings.ts';
import { Handler } from './handler.ts';
import type { Api } from './http-api.ts';
import type { LogKeeping } from './logs.ts';
import type { Records } from './records.ts';

export type PublicPageProps = {
  /** What is published of. */
  readonly records: Records;
  /** What the page is served behind. */
  readonly api: Api;
  /** By which clock days are told, the numbers at the foot of the page, and how many requests are answered at once. */
  readonly settings: Pick<Municipality, 'timeZone' | 'filing' | 'publicConcurrency'>;
  /** How the Lambda's log is kept. */
  readonly logs: LogKeeping;
};

/** 公示 for everybody. A Lambda of its own: a rush on it takes no request from staff, and it reads what is published and can change nothing. */
export class PublicPage extends Construct {
  readonly handler: Handler;

  constructor(scope: Construct, id: string, { records, api, settings, logs }: PublicPageProps) {
    super(scope, id);
    const { timeZone, filing, publicConcurrency } = settings;
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('public'),
      description: 'Shishi: shows everybody what is published',
      memorySize: 512,
      timeout: Duration.seconds(10),
      ...(publicConcurrency === undefined ? {} : { reservedConcurrency: publicConcurrency }),
      environment: {
        [ENVIRONMENT.tableName]: records.table.tableName,
        [ENVIRONMENT.timeZone]: timeZone,
        ...(filing === undefined ? {} : { [ENVIRONMENT.filing]: JSON.stringify(filing) }),
      },
      logs,
    });
    records.grantPublished(this.handler.role);
    api.addPublicPage(this.handler);
  }
}
