import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { LogGroupLogDestination, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Grant, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { entryOf } from '../paths.ts';
import { GatewayLogs } from './gateway-logs.ts';
import { Handler } from './handler.ts';
import { type LogKeeping, newLogGroup } from './logs.ts';
import { asNag } from './nag.ts';
import type { Records } from './records.ts';

export type LiveProps = {
  /** Where tickets and connections are kept. */
  readonly records: Records;
  /** How the Lambda's log and the access log are kept. */
  readonly logs: LogKeeping;
};

/** Messages in a second, and at once, over all of a municipality's pages. What one page may send is for the handler to say. */
const THROTTLE = { rateLimit: 500, burstLimit: 1000 };

const ROUTES = ['$connect', '$disconnect', '$default'] as const;

/** Which connection did what, when, and how it ended. The address a socket was opened at holds its ticket, so it is not here. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    request: '$context.requestId',
    time: '$context.requestTime',
    from: '$context.identity.sourceIp',
    connection: '$context.connectionId',
    event: '$context.eventType',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.integrationLatency',
    failure: '$context.error.message',
  }),
);

/** The WebSocket API, at an address of its own: CloudFront would forward it, but `@connections` asks for the API's own. */
export class Live extends Construct {
  readonly handler: Handler;
  readonly api: WebSocketApi;
  readonly stage: WebSocketStage;
  /** Origin of the sockets, for the page's policy. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { records, logs }: LiveProps) {
    super(scope, id);
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('live'),
      description: 'Shishi: connects pages and notes who is at a sheet',
      memorySize: 512,
      timeout: Duration.seconds(15),
      environment: { [ENVIRONMENT.tableName]: records.table.tableName },
      logs,
    });
    records.grantLive(this.handler.role);
    this.api = new WebSocketApi(this, 'Socket', { apiName: `${Stack.of(this).stackName}-live` });
    this.stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: 'live',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(newLogGroup(this, 'AccessLog', logs)), format: ACCESS_LOG },
    });
    this.stage.node.addDependency(new GatewayLogs(this, 'GatewayLogs').setting);
    const { region, urlSuffix } = Stack.of(this);
    this.origin = `wss://${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
    this.addRoutes();
    this.handler.function.addEnvironment(ENVIRONMENT.pushEndpoint, this.stage.callbackUrl);
    this.grantPush(this.handler.role);
  }

  /** Takes sockets of this page only. It comes later than the page, whose policy names this API. */
  admit(pageOrigin: string): void {
    this.handler.function.addEnvironment(ENVIRONMENT.pageOrigin, pageOrigin);
  }

  /** To send to connections of this API and to close them. */
  grantPush(role: Role): void {
    const { partition, region, account } = Stack.of(this);
    for (const method of ['POST', 'DELETE']) {
      const parts = [partition, 'execute-api', region, account, this.api.apiId];
      const below = `${this.stage.stageName}/${method}/@connections/*`;
      Grant.addToPrincipal({
        grantee: role,
        actions: ['execute-api:ManageConnections'],
        resourceArns: [`arn:${parts.join(':')}/${below}`],
      });
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${asNag(this, `arn:${parts.join(':')}/${below}`)}]`,
        reason: 'Connections come and go; whoever tells pages of changes may reach each of this API.',
      });
    }
  }

  private addRoutes(): void {
    for (const route of ROUTES) {
      const added = this.api.addRoute(route, { integration: new WebSocketLambdaIntegration(route.slice(1), this.handler.function) });
      Validations.of(added).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'A browser sends no token with a socket: $connect takes a one-use ticket of 60 seconds, which a signed-in member is given by the API.',
      });
    }
  }
}
