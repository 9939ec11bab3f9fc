/**
 * CDK's classes seen as the interfaces that its other classes ask for.
 *
 * They are that, but not to TypeScript under `exactOptionalPropertyTypes`: `Bucket.policy` may be undefined where
 * `IBucket.policy` may only be left out.
 */
import { type ITable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';

const isBucket = (construct: IConstruct): construct is IBucket => construct instanceof Bucket;

const isTable = (construct: IConstruct): construct is ITable => construct instanceof TableV2;

export const bucketOf = (construct: IConstruct): IBucket => {
  if (isBucket(construct)) return construct;
  throw new Error(`${construct.node.path} is not a bucket`);
};

export const tableOf = (construct: IConstruct): ITable => {
  if (isTable(construct)) return construct;
  throw new Error(`${construct.node.path} is not a table`);
};
