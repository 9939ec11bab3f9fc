/** What a city's page of figures in CloudWatch shows. */
import { Duration, Stack } from 'aws-cdk-lib';
import { type AlarmBase, AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { ofStage, ofTable, own, sum, type Watched } from './alarms.ts';

/** Three graphs stand side by side. */
const WIDTH = 8;

const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left: [...left], right: [...right], width: WIDTH });

/** The dashboard of a city, named as its stack. */
export const newDashboard = (scope: Construct, id: string, watched: Watched, alarms: readonly AlarmBase[]): Dashboard => {
  const { http, live, table, functions, follower } = watched;
  const each = (of: (handler: Watched['digest']) => IMetric): readonly IMetric[] => Object.values(functions).map(of);
  return new Dashboard(scope, id, {
    dashboardName: Stack.of(scope).stackName,
    defaultInterval: Duration.days(1),
    widgets: [
      [new AlarmStatusWidget({ title: '警报 / Alarms', alarms: [...alarms], width: 3 * WIDTH })],
      [
        graph('请求 / Requests', [http.metricCount()]),
        graph('出错 / Errors', [http.metricServerError(), ...each((handler) => handler.metricErrors())], [http.metricClientError()]),
        graph('延迟 / Latency', [http.metricLatency({ statistic: Stats.p(50) }), http.metricLatency({ statistic: Stats.p(99) })]),
      ],
      [
        graph(
          '保存与冲突 / Edits, conflicts',
          [own(scope, 'Edits', Stats.SUM), own(scope, 'Conflicts', Stats.SUM)],
          [own(scope, 'Reports', Stats.SUM)],
        ),
        graph('保存耗时 / Time of an edit', [own(scope, 'EditTime', Stats.p(50)), own(scope, 'EditTime', Stats.p(99))]),
        graph('数据流 / Stream', [follower.metric('IteratorAge', { statistic: Stats.MAXIMUM })], [own(scope, 'RollUpTime', Stats.p(99))]),
      ],
      [
        graph('在线连接 / Live connections', [own(scope, 'LiveConnections', Stats.MAXIMUM)], [ofStage(live, 'MessageCount')]),
        graph('邮件 / Mails', [
          own(scope, 'MailsSent', Stats.SUM),
          own(scope, 'MailsFailed', Stats.SUM),
          own(scope, 'MailsUnknown', Stats.SUM),
          own(scope, 'MailsReturned', Stats.SUM),
        ]),
        graph(
          '数据表用量 / Table consumption',
          [sum(ofTable(table, 'ConsumedReadCapacityUnits'), 'read')],
          [sum(ofTable(table, 'ConsumedWriteCapacityUnits'), 'write')],
        ),
      ],
    ],
  });
};
