/**
 * CDK's classes seen as the interfaces that its other classes ask for.
 *
 * They are that, but not to TypeScript under `exactOptionalPropertyTypes`: `Bucket.policy` may be undefined where
 * `IBucket.policy` may only be left out.
 */
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

const isBucket = (construct: IConstruct): construct is IBucket => construct instanceof Bucket;

/** One that is imported has a class of its own. */
const isTable = (construct: IConstruct): construct is ITableV2 => 'tableArn' in construct;

export const bucketOf = (construct: IConstruct): IBucket => {
  if (isBucket(construct)) return construct;
  throw new Error(`${construct.node.path} is not a bucket`);
};

export const tableOf = (construct: IConstruct): ITableV2 => {
  if (isTable(construct)) return construct;
  throw new Error(`${construct.node.path} is not a table`);
};
