import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { ASSETS, RETIRED } from '../retired.ts';

/** The private bucket that the page's files are copied into, whoever serves them. */
export const newPageBucket = (scope: Construct, logging: Pick<BucketProps, 'serverAccessLogsBucket' | 'serverAccessLogsPrefix'>): Bucket =>
  new Bucket(scope, 'Files', {
    ...logging,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [
      {
        // A version that was replaced can be brought back for this long.
        noncurrentVersionExpiration: Duration.days(90),
        expiredObjectDeleteMarker: true,
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
      { prefix: ASSETS, tagFilters: { [RETIRED.tag.name]: RETIRED.tag.value }, expiration: Duration.days(RETIRED.days) },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
