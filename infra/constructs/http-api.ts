import { Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import { HttpApi, HttpMethod, HttpNoneAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { entryOf } from '../paths.ts';
import { Handler } from './handler.ts';
import type { Live } from './live.ts';
import { type LogKeeping, newLogGroup } from './logs.ts';
import type { Records } from './records.ts';

export type ApiProps = {
  /** What the API reads and writes. */
  readonly records: Records;
  /** Where pages that have a ticket connect. */
  readonly live: Live;
  /** Whose tokens are taken. */
  readonly oidc: { readonly issuer: string; readonly audience: string };
  /** E-mail addresses of the first admins. */
  readonly firstAdmins: readonly string[];
  /** How the Lambda's log and the access log are kept. */
  readonly logs: LogKeeping;
};

/** Requests in a second, and at once, over all of a municipality's staff. Above it the answer is 429. */
const THROTTLE = { rateLimit: 200, burstLimit: 400 };

/** The methods of functions/http/routes.ts. */
const METHODS = [HttpMethod.GET, HttpMethod.PATCH, HttpMethod.POST, HttpMethod.DELETE];

/** Who asked for what, when, and how it ended. `who` is the token's `sub`; no names, no texts, no tokens. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    request: '$context.requestId',
    time: '$context.requestTime',
    from: '$context.identity.sourceIp',
    who: '$context.authorizer.claims.sub',
    route: '$context.routeKey',
    path: '$context.path',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    refused: '$context.authorizer.error',
  }),
);

/** The HTTP API. Each route asks for a token of the municipality's issuer, but for the health check. */
export class Api extends Construct {
  readonly handler: Handler;
  readonly http: HttpApi;
  /** Host name that the API answers at. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.handler = this.newHandler(props);
    props.records.grantEdits(this.handler.role);
    this.http = new HttpApi(this, 'Http', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      // The default, so that a route added later is closed unless it says otherwise.
      defaultAuthorizer: new HttpJwtAuthorizer('Issuer', props.oidc.issuer, { jwtAudience: [props.oidc.audience] }),
    });
    this.addRoutes();
    this.http.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(newLogGroup(this, 'AccessLog', props.logs)), format: ACCESS_LOG },
    });
    // "https://<host>" → "<host>"
    this.domainName = Fn.select(2, Fn.split('/', this.http.apiEndpoint));
  }

  private newHandler({ records, live, oidc, firstAdmins, logs }: ApiProps): Handler {
    return new Handler(this, 'Handler', {
      entry: entryOf('api'),
      description: 'Shishi: answers the page',
      // Mostly for the processor time that comes with it: a cold start is felt by whoever opens the page.
      memorySize: 1024,
      // Longer than the store's own patience, so that the answer is "try again" and not the gateway's; less than its 30 s.
      timeout: Duration.seconds(25),
      environment: {
        [ENVIRONMENT.tableName]: records.table.tableName,
        [ENVIRONMENT.liveAddress]: live.stage.url,
        [ENVIRONMENT.issuer]: oidc.issuer,
        [ENVIRONMENT.audience]: oidc.audience,
        [ENVIRONMENT.firstAdmins]: firstAdmins.join(','),
      },
      logs,
    });
  }

  /** The handler's own table finds the route; here is only who may knock, and with which methods. */
  private addRoutes(): void {
    const integration = new HttpLambdaIntegration('Handler', this.handler.function);
    const [health] = this.http.addRoutes({
      path: '/api/health',
      methods: [HttpMethod.GET],
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    if (health !== undefined) {
      Validations.of(health).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'The health check says "ok" and nothing of the city; whoever watches the service has no token.',
      });
    }
    const unsubscribing = this.http.addRoutes({
      path: '/api/unsubscribe',
      methods: [HttpMethod.GET, HttpMethod.POST],
      integration,
      authorizer: new HttpNoneAuthorizer(),
    });
    for (const route of unsubscribing) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'A link in a mail is followed without signing in; it carries a seal for one person and one kind of mail.',
      });
    }
    this.http.addRoutes({ path: '/api/{proxy+}', methods: METHODS, integration });
  }
}
