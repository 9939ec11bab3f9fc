/** What is watched: each alarm with what it looks at, and from when it rings. */
import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IMetric, MathExpression, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DIMENSION, type Metric as OwnMetric, NAMESPACE } from '../../functions/metrics.ts';
import { TABLE_SHAPE } from '../../functions/store/table.ts';

/** What there is to watch. */
export type Watched = {
  readonly http: HttpApi;
  readonly live: WebSocketStage;
  readonly table: ITableV2;
  /** Each Lambda by a name for its alarm. */
  readonly functions: Readonly<Record<string, IFunction>>;
  /** Those of them that somebody waits for, at the page or at a socket. */
  readonly waitedFor: ReadonlySet<IFunction>;
  /** Each queue that failures end in, by a name for its alarm. */
  readonly queues: Readonly<Record<string, IQueue>>;
  /** What follows the table's stream. */
  readonly follower: IFunction;
  /** What runs each minute. */
  readonly digest: IFunction;
};

export type AlarmPlan = {
  /** Under which the runbook says what to do; alarms of several things alike share one. */
  readonly entry: string;
  /** Which of several things alike; null where there is one. */
  readonly of: string | null;
  /** What has happened, in Chinese and English. */
  readonly says: readonly [chinese: string, english: string];
  readonly metric: IMetric;
  /** It rings at or above this; `below` at or below it. */
  readonly threshold: number;
  readonly isBelow?: boolean;
  /** How many periods are looked at, and in how many of them it has to be so. */
  readonly periods: number;
  readonly inSo: number;
  /** What no figures mean: mostly that nobody was there, which is well. */
  readonly missing?: TreatMissingData;
};

const PERIOD = Duration.minutes(5);

/** A figure of the city's own Lambdas. */
export const own = (scope: Construct, metricName: OwnMetric, statistic: string): Metric =>
  new Metric({ namespace: NAMESPACE, metricName, dimensionsMap: { [DIMENSION]: Stack.of(scope).stackName }, statistic, period: PERIOD });

/** One figure of the table and of each of its indexes. */
export const ofTable = ({ tableName }: ITableV2, metricName: string): Metric[] =>
  [{}, ...TABLE_SHAPE.indexes.map(({ name }) => ({ GlobalSecondaryIndexName: name }))].map(
    (index) =>
      new Metric({
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensionsMap: { TableName: tableName, ...index },
        statistic: Stats.SUM,
        period: PERIOD,
      }),
  );

export const ofStage = (live: WebSocketStage, metricName: string): Metric =>
  live.metric(metricName, { statistic: Stats.SUM, period: PERIOD });

/** Several figures added up; one that has none counts nothing. The label is one small word: two sums in a graph tell theirs apart by it. */
export const sum = (metrics: readonly IMetric[], label: string): MathExpression => {
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`${label}${index}`, metric]));
  const expression = Object.keys(usingMetrics)
    .map((id) => `FILL(${id}, 0)`)
    .join(' + ');
  return new MathExpression({ expression, usingMetrics, label, period: PERIOD });
};

/** In percent of all requests; two that fail on a quiet morning are no more than that. */
const apiErrors = (http: HttpApi): MathExpression =>
  new MathExpression({
    expression: 'IF(errors > 2, 100 * errors / requests, 0)',
    usingMetrics: {
      errors: http.metricServerError({ statistic: Stats.SUM, period: PERIOD }),
      requests: http.metricCount({ statistic: Stats.SUM, period: PERIOD }),
    },
    label: '5xx %',
    period: PERIOD,
  });

/** Two alarms, by whether a person feels it: one may look at ten figures and no more. */
const plansOfThrottles = ({ functions, waitedFor }: Watched): readonly AlarmPlan[] => {
  const all = Object.values(functions);
  const plan = (entry: string, says: AlarmPlan['says'], some: readonly IFunction[]): AlarmPlan => ({
    entry,
    of: null,
    says,
    metric: sum(
      some.map((handler) => handler.metricThrottles({ period: PERIOD })),
      'throttles',
    ),
    threshold: 1,
    periods: 3,
    inSo: 2,
  });
  return [
    plan(
      'PageThrottles',
      ['页面的请求被限流', 'Requests of the page are throttled'],
      all.filter((one) => waitedFor.has(one)),
    ),
    plan(
      'WorkThrottles',
      ['后台的函数被限流', 'Lambdas behind the page are throttled'],
      all.filter((one) => !waitedFor.has(one)),
    ),
  ];
};

const plansOfLambdas = (watched: Watched): readonly AlarmPlan[] => [
  ...Object.entries(watched.functions).map(([of, handler]) => ({
    entry: 'LambdaErrors',
    of,
    says: [`${of} 函数多次出错`, `The Lambda ${of} keeps failing`] as const,
    metric: handler.metricErrors({ period: PERIOD }),
    threshold: 1,
    // One that is tried again and goes well is no reason to call anybody.
    periods: 3,
    inSo: 2,
  })),
  ...plansOfThrottles(watched),
  {
    entry: 'StreamBehind',
    of: null,
    says: ['汇总与推送落后一分钟以上', 'Roll-ups and pushes are a minute behind, or more'],
    metric: watched.follower.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: PERIOD }),
    threshold: 60_000,
    periods: 3,
    inSo: 2,
  },
  {
    entry: 'DigestSilent',
    of: null,
    says: ['定时任务一小时没有成功运行', 'The digest has not run, or only failed, for an hour'],
    metric: new MathExpression({
      expression: 'runs - FILL(errors, 0)',
      usingMetrics: { runs: watched.digest.metricInvocations({ period: PERIOD }), errors: watched.digest.metricErrors({ period: PERIOD }) },
      label: 'runs',
      period: PERIOD,
    }),
    threshold: 0,
    isBelow: true,
    periods: 12,
    inSo: 12,
    missing: TreatMissingData.BREACHING,
  },
];

const plansOfPages = (scope: Construct, { http, live }: Watched): readonly AlarmPlan[] => [
  {
    entry: 'ApiErrors',
    of: null,
    says: ['接口出错超过百分之五', 'More than 5 % of requests end in an error of ours'],
    metric: apiErrors(http),
    threshold: 5,
    periods: 3,
    inSo: 2,
  },
  {
    entry: 'SlowEdits',
    of: null,
    says: ['每百次保存中有一次超过三秒', 'One edit in a hundred takes over three seconds'],
    metric: own(scope, 'EditTime', Stats.p(99)),
    threshold: 3000,
    periods: 3,
    inSo: 3,
  },
  {
    entry: 'LiveErrors',
    of: null,
    says: ['实时连接多次出错', 'Live connections keep failing'],
    // Not `IntegrationError`, which counts whoever is refused too: any program that knocks without a ticket.
    metric: sum([ofStage(live, 'ExecutionError'), own(scope, 'LiveFailures', Stats.SUM)], 'errors'),
    threshold: 5,
    periods: 3,
    inSo: 2,
  },
];

const plansOfWhatWaits = (scope: Construct, { table, queues }: Watched): readonly AlarmPlan[] => [
  {
    entry: 'TableThrottles',
    of: null,
    says: ['数据表被限流', 'The table is throttled'],
    metric: sum([...ofTable(table, 'ReadThrottleEvents'), ...ofTable(table, 'WriteThrottleEvents')], 'throttles'),
    threshold: 1,
    periods: 3,
    inSo: 2,
  },
  ...Object.entries(queues).map(([of, queue]) => ({
    entry: 'DeadLetters',
    of,
    says: [`${of} 队列中有未处理的失败`, `Failures wait in the queue ${of}`] as const,
    metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: PERIOD }),
    threshold: 1,
    periods: 1,
    inSo: 1,
  })),
  {
    entry: 'MailsFailing',
    of: null,
    says: [
      '一小时内有五封以上邮件未送达、被退回或结果不明',
      'Five mails or more were not delivered or came back within an hour, or nobody knows',
    ],
    metric: new MathExpression({
      expression: 'FILL(failed, 0) + FILL(unknown, 0) + FILL(returned, 0)',
      usingMetrics: {
        failed: own(scope, 'MailsFailed', Stats.SUM),
        unknown: own(scope, 'MailsUnknown', Stats.SUM),
        returned: own(scope, 'MailsReturned', Stats.SUM),
      },
      label: 'mails',
      period: Duration.hours(1),
    }),
    threshold: 5,
    periods: 1,
    inSo: 1,
  },
];

/** Everything that rings. */
export const alarmPlans = (scope: Construct, watched: Watched): readonly AlarmPlan[] => [
  ...plansOfPages(scope, watched),
  ...plansOfLambdas(watched),
  ...plansOfWhatWaits(scope, watched),
];
