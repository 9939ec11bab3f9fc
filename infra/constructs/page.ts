import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccessLogs } from './access-logs.ts';
import { bucketOf } from './interfaces.ts';
import type { LogKeeping } from './logs.ts';
import { newPageHeaders } from './page-headers.ts';
import { PAGE_ROUTES } from './page-routes.ts';

export type PageProps = {
  /** Host name of the API, which the page finds under `/api` of its own address. */
  readonly apiDomainName: string;
  /** Origins that the page connects to, beside its own. */
  readonly connections: readonly string[];
  /** How access logs are kept. */
  readonly logs: LogKeeping;
};

/** Page and API under one address: the page's files from a private bucket, `/api` from the API. */
export class Page extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { apiDomainName, connections, logs }: PageProps) {
    super(scope, id);
    const { bucket: logBucket } = new AccessLogs(this, 'AccessLogs', { logs });
    this.bucket = this.newBucket(logBucket);
    const shared = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: newPageHeaders(this, 'Headers', connections),
    };
    const files: BehaviorOptions = {
      ...shared,
      origin: S3BucketOrigin.withOriginAccessControl(bucketOf(this.bucket)),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    };
    const routes = new EdgeFunction(this, 'Routes', { runtime: FunctionRuntime.JS_2_0, code: FunctionCode.fromInline(PAGE_ROUTES) });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: Stack.of(this).stackName,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: { ...files, functionAssociations: [{ function: routes, eventType: FunctionEventType.VIEWER_REQUEST }] },
      additionalBehaviors: {
        'assets/*': files,
        'api/*': {
          ...shared,
          // A signed-in person's call is never turned into an unencrypted one first.
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          origin: new HttpOrigin(apiDomainName),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
      enableLogging: true,
      logBucket: bucketOf(logBucket),
      logFilePrefix: 'page/',
    });
    this.acknowledge();
  }

  private newBucket(logBucket: Bucket): Bucket {
    return new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      // A version that was replaced can be brought back for this long.
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      serverAccessLogsBucket: bucketOf(logBucket),
      serverAccessLogsPrefix: 'files/',
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private acknowledge(): void {
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Staff travel; who may do what hangs on the token, not on the country of an address.' },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'The page is static and the API takes tokens of one issuer only, is throttled, and checks each field; a firewall is priced for each city.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason:
          "No domain of the city's own yet: at the cloudfront.net address the certificate, and with it the TLS floor, is CloudFront's.",
      },
    );
  }
}
