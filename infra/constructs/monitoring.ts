import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Municipality } from '../settings.ts';
import { budgetOf } from '../settings/budget.ts';
import { lacks } from '../settings/place.ts';
import { type AlarmPlan, alarmPlans, type Watched } from './alarms.ts';
import { newDashboard } from './dashboard.ts';

export type MonitoringProps = {
  readonly watched: Watched;
  /** Who is told, and what the city means to spend. */
  readonly settings: Pick<Municipality, 'name' | 'region' | 'alarmEmail' | 'budget'>;
};

/** Alarms, who is told of them, and a dashboard. Without an address alarms ring in the console and in `npm run city -- status` only. */
export class Monitoring extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { watched, settings }: MonitoringProps) {
    super(scope, id);
    this.alarms = alarmPlans(this, watched).map((plan) => this.newAlarm(plan));
    if (settings.alarmEmail !== undefined) this.tell(settings.alarmEmail);
    newDashboard(this, 'Dashboard', watched, this.alarms);
    const made = budgetOf(settings);
    // Elsewhere a person sets it up, as `npm run city -- check` says.
    if (made !== null && !lacks(settings.region, 'Budgets')) this.newBudget(made);
  }

  private newAlarm({ entry, of, says, metric, threshold, isBelow = false, periods, inSo, missing }: AlarmPlan): Alarm {
    const words = [entry, ...(of === null ? [] : [of])];
    return new Alarm(this, words.join(''), {
      alarmName: [Stack.of(this).stackName, ...words].join('-'),
      alarmDescription: `${says.join('。 ')}. docs/runbook.md: ${entry}`,
      metric,
      threshold,
      comparisonOperator: isBelow
        ? ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      datapointsToAlarm: inSo,
      treatMissingData: missing ?? TreatMissingData.NOT_BREACHING,
    });
  }

  /** By mail, when an alarm rings and when it is over. AWS asks the address first whether it wants this. */
  private tell(email: string): void {
    // CloudWatch may not use AWS's own key for topics, so it takes one of ours.
    const key = new Key(this, 'Key', { description: 'Shishi: what alarms say', enableKeyRotation: true });
    const topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    const alarms = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    });
    this.letPublish(alarms, topic, key);
    topic.addSubscription(new EmailSubscription(email));
    const action = new SnsAction(topic);
    for (const alarm of this.alarms) {
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }

  private letPublish(publisher: ServicePrincipal, topic: Topic, key: Key): void {
    topic.addToResourcePolicy(new PolicyStatement({ principals: [publisher], actions: ['sns:Publish'], resources: [topic.topicArn] }));
    // In a key's policy, "*" is the key itself.
    key.addToResourcePolicy(
      new PolicyStatement({ principals: [publisher], actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'] }),
    );
  }

  /** What carries the city's tag; the tag has to be switched on in the account's billing first. */
  private newBudget({ budget, notifications }: NonNullable<ReturnType<typeof budgetOf>>): CfnBudget {
    const { BudgetType: budgetType, TimeUnit: timeUnit, BudgetLimit: limit, CostFilters: costFilters } = budget;
    return new CfnBudget(this, 'Budget', {
      // Without its name: CloudFormation names it.
      budget: { budgetType, timeUnit, budgetLimit: { amount: Number(limit.Amount), unit: limit.Unit }, costFilters },
      notificationsWithSubscribers: notifications.map(({ Notification: one, Subscribers: subscribers }) => ({
        notification: {
          notificationType: one.NotificationType,
          comparisonOperator: one.ComparisonOperator,
          threshold: one.Threshold,
          thresholdType: one.ThresholdType,
        },
        subscribers: subscribers.map(({ SubscriptionType, Address }) => ({ subscriptionType: SubscriptionType, address: Address })),
      })),
    });
  }
}
