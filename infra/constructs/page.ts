import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { PUBLIC_KEEP_SECONDS } from '../../functions/public/paths.ts';
import type { Municipality } from '../settings.ts';
import { AccessLogs } from './access-logs.ts';
import type { Hosting } from './hosting.ts';
import { bucketOf } from './interfaces.ts';
import type { LogKeeping } from './logs.ts';
import { newPageBucket } from './page-bucket.ts';
import { newPageHeaders } from './page-headers.ts';
import { PAGE_ROUTES, PUBLIC_ROUTES } from './page-routes.ts';

export type PageProps = {
  /** Host name of the API, which the page finds under `/api` of its own address. */
  readonly apiDomainName: string;
  /** Origins that the page connects to, beside its own. */
  readonly connections: readonly string[];
  /** Whether everybody may see what is published. */
  readonly isPublic: boolean;
  /** A domain of the city's own; undefined for CloudFront's address. */
  readonly domain: Municipality['domain'];
  /** How access logs are kept. */
  readonly logs: LogKeeping;
};

/** Page and API under one address: the page's files from a private bucket, `/api` from the API. */
export class Page extends Construct implements Hosting {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  readonly origin: string;
  readonly host: string;

  constructor(scope: Construct, id: string, { apiDomainName, connections, isPublic, domain, logs }: PageProps) {
    super(scope, id);
    const { bucket: logBucket } = new AccessLogs(this, 'AccessLogs', { logs });
    this.bucket = newPageBucket(this, { serverAccessLogsBucket: bucketOf(logBucket), serverAccessLogsPrefix: 'files/' });
    const shared = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: newPageHeaders(this, 'Headers', connections),
    };
    const files: BehaviorOptions = {
      ...shared,
      origin: S3BucketOrigin.withOriginAccessControl(bucketOf(this.bucket)),
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    };
    const api = {
      ...shared,
      // A signed-in person's call is never turned into an unencrypted one first.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      origin: new HttpOrigin(apiDomainName),
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    this.distribution = new Distribution(this, 'Distribution', {
      comment: Stack.of(this).stackName,
      ...this.addressed(domain),
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: { ...files, functionAssociations: [this.before('Routes', PAGE_ROUTES)] },
      additionalBehaviors: {
        'assets/*': files,
        'api/*': { ...api, allowedMethods: AllowedMethods.ALLOW_ALL, cachePolicy: CachePolicy.CACHING_DISABLED },
        ...(isPublic ? this.publicPaths(api) : {}),
      },
      enableLogging: true,
      logBucket: bucketOf(logBucket),
      logFilePrefix: 'page/',
    });
    this.host = this.distribution.distributionDomainName;
    this.origin = `https://${domain?.name ?? this.host}`;
    this.acknowledge(domain !== undefined);
  }

  /** What everybody may see, kept for as long as its answers say. */
  private publicPaths(api: Pick<BehaviorOptions, 'origin' | 'responseHeadersPolicy'>): Record<string, BehaviorOptions> {
    const cachePolicy = new CachePolicy(this, 'Published', {
      comment: Stack.of(this).stackName,
      queryStringBehavior: CacheQueryStringBehavior.all(),
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(PUBLIC_KEEP_SECONDS),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
    const { origin, responseHeadersPolicy } = api;
    const behaviour = {
      origin,
      ...(responseHeadersPolicy === undefined ? {} : { responseHeadersPolicy }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy,
    };
    return { public: behaviour, 'public/*': { ...behaviour, functionAssociations: [this.before('PublicRoutes', PUBLIC_ROUTES)] } };
  }

  /** A function that sees each request first. */
  private before(id: string, code: string): FunctionAssociation {
    const seeing = new EdgeFunction(this, id, { runtime: FunctionRuntime.JS_2_0, code: FunctionCode.fromInline(code) });
    return { function: seeing, eventType: FunctionEventType.VIEWER_REQUEST };
  }

  /** The domain with its certificate, and with it TLS from 1.2 on. */
  private addressed(domain: PageProps['domain']): Pick<DistributionProps, 'domainNames' | 'certificate' | 'minimumProtocolVersion'> {
    if (domain === undefined) return {};
    return {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificate),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  private acknowledge(hasDomain: boolean): void {
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Staff travel; who may do what hangs on the token, not on the country of an address.' },
      {
        id: 'AwsSolutions-CFR2',
        reason:
          'The page is static and the API takes tokens of one issuer only, is throttled, and checks each field; a firewall is priced for each city.',
      },
    );
    if (hasDomain) return;
    Validations.of(this.distribution).acknowledge({
      id: 'AwsSolutions-CFR4',
      reason: "No domain of the city's own: at the cloudfront.net address the certificate, and with it the TLS floor, is CloudFront's.",
    });
  }
}
