import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** How every log of the deployment is kept. */
export type LogKeeping = {
  /** Days that a line is kept. */
  readonly retention: RetentionDays;
  /** What becomes of the logs when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
};

/** From the settings of a municipality. */
export const logKeeping = (days: RetentionDays, afterRemoval: 'keep' | 'delete'): LogKeeping => ({
  retention: days,
  removalPolicy: afterRemoval === 'keep' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
});

/** A log group without a name of its own, so that a stack can be made again beside the logs of the one before. */
export const newLogGroup = (scope: Construct, id: string, logs: LogKeeping): LogGroup => new LogGroup(scope, id, logs);
