import { type Duration, Stack } from 'aws-cdk-lib';
import { Grant, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Handler } from './handler.ts';

export type ScheduleProps = {
  /** What is called. */
  readonly handler: Handler;
  /** What it is, in a word or two. */
  readonly what: string;
  /** As EventBridge Scheduler writes it, by the clocks of the time zone. */
  readonly expression: string;
  readonly timeZone: string;
  /** How often, and how long, a call that was not taken is made again. */
  readonly retries: { readonly attempts: number; readonly age: Duration };
  /** Where calls end that were not taken. */
  readonly failures: IQueue;
};

/** Calls a Lambda again and again, by a role that may do nothing else. `id` names the schedule. */
export const newSchedule = (
  scope: Construct,
  id: string,
  { handler, what, expression, timeZone, retries, failures }: ScheduleProps,
): CfnSchedule => {
  const role = new Role(scope, 'ScheduleRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
    description: `Shishi: calls ${what}`,
  });
  const { functionArn } = handler.function;
  Grant.addToPrincipal({ grantee: role, actions: ['lambda:InvokeFunction'], resourceArns: [functionArn] });
  Grant.addToPrincipal({ grantee: role, actions: ['sqs:SendMessage'], resourceArns: [failures.queueArn] });
  return new CfnSchedule(scope, id, {
    description: `Shishi: ${what}`,
    scheduleExpression: expression,
    scheduleExpressionTimezone: timeZone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: functionArn,
      roleArn: role.roleArn,
      retryPolicy: { maximumRetryAttempts: retries.attempts, maximumEventAgeInSeconds: retries.age.toSeconds() },
      deadLetterConfig: { arn: failures.queueArn },
    },
  });
};
