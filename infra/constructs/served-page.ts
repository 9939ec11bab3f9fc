import { Duration, Validations } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { entryOf } from '../paths.ts';
import type { Municipality } from '../settings.ts';
import { Handler } from './handler.ts';
import type { Hosting } from './hosting.ts';
import type { Api } from './http-api.ts';
import type { LogKeeping } from './logs.ts';
import { asNag } from './nag.ts';
import { newPageBucket } from './page-bucket.ts';

export type ServedPageProps = {
  /** What the page is served behind. */
  readonly api: Api;
  /** Origins that the page connects to, beside its own. */
  readonly connections: readonly string[];
  /** A domain of the city's own; undefined for the API's address. */
  readonly domain: Municipality['domain'];
  /** How the Lambda's log is kept. */
  readonly logs: LogKeeping;
};

/** Page and API under one address where no CloudFront is: a Lambda behind the HTTP API serves the files of a private bucket. */
export class ServedPage extends Construct implements Hosting {
  readonly bucket: Bucket;
  readonly handler: Handler;
  readonly origin: string;
  readonly host: string;

  constructor(scope: Construct, id: string, { api, connections, domain, logs }: ServedPageProps) {
    super(scope, id);
    this.bucket = newPageBucket(this, {});
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('hosting'),
      description: 'Shishi: serves the page',
      memorySize: 1024,
      timeout: Duration.seconds(15),
      environment: {
        [ENVIRONMENT.pageBucket]: this.bucket.bucketName,
        [ENVIRONMENT.pageConnections]: connections.join(' '),
      },
      logs,
      // The client of S3 loads what reads events at once.
      whole: true,
    });
    Grant.addToPrincipal({
      grantee: this.handler.role,
      actions: ['s3:GetObject'],
      resourceArns: [this.bucket.arnForObjects('*')],
    });
    // Without it, a file that is missing looks like one that is forbidden.
    Grant.addToPrincipal({ grantee: this.handler.role, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
    api.addPage(this.handler);
    this.host = domain === undefined ? api.domainName : api.addDomain(domain);
    this.origin = `https://${domain?.name ?? api.domainName}`;
    this.acknowledge();
  }

  private acknowledge(): void {
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: "Nobody reads it but the Lambda; who fetched what is in the API's access log.",
    });
    Validations.of(this.handler.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${asNag(this, this.bucket.arnForObjects('*'))}]`,
      reason: "It reads each file of the page, whatever the build calls it, from the page's own bucket.",
    });
  }
}
