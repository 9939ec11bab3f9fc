import { Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import {
  ApiMapping,
  CfnApi,
  CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../functions/environment.ts';
import { OFFICE_PATHS, OPEN_OFFICE_PATHS } from '../../functions/http/office-paths.ts';
import { PUBLIC_PATHS } from '../../functions/public/paths.ts';
import { entryOf } from '../paths.ts';
import type { Municipality } from '../settings.ts';
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

/** The same for the page's files where the API serves them: a first visit fetches over a hundred. */
const PAGE_THROTTLE = { rateLimit: 1000, burstLimit: 2000 };

/** The same for the page for everybody: what CloudFront has not kept, or all of it where there is none. */
const PUBLIC_THROTTLE = { rateLimit: 50, burstLimit: 100 };

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

const PAGE_IS_OPEN = 'The files of the page are the same for everybody and hold nothing of the city; signing in begins on the page.';

const PUBLIC_IS_OPEN =
  'The city has turned on that everybody may see what it publishes; the Lambda behind it shows nothing else, and changes nothing.';

/** Longer than the store's own patience, so that the answer is "try again" and not the gateway's; less than its 30 s. */
const PATIENCE = Duration.seconds(25);

/** As long as the gateway waits: closing a period of a large sheet reads and writes all of it. */
const LONG_PATIENCE = Duration.seconds(29);

/**
 * The HTTP API before two Lambdas, so that office work neither slows an edit nor shares its rights. Each route asks for a token of
 * the municipality's issuer, but for the health check.
 */
export class Api extends Construct {
  /** Answers what the page does all day. */
  readonly handler: Handler;
  /** Answers what the office does now and then. */
  readonly office: Handler;
  readonly http: HttpApi;
  /** From the city's own domain to this API; null where the API has none. */
  mapping: ApiMapping | null = null;
  private readonly stage: HttpStage;
  /** Host name that the API answers at. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.handler = new Handler(this, 'Handler', {
      entry: entryOf('api'),
      description: 'Shishi: answers the page',
      // Mostly for the processor time that comes with it: a cold start is felt by whoever opens the page.
      memorySize: 1024,
      timeout: PATIENCE,
      environment: { ...this.environmentOf(props), [ENVIRONMENT.liveAddress]: props.live.stage.url },
      logs: props.logs,
    });
    props.records.grantEdits(this.handler.role);
    this.office = new Handler(this, 'Office', {
      entry: entryOf('office'),
      description: 'Shishi: answers what the office asks for',
      memorySize: 1024,
      timeout: LONG_PATIENCE,
      environment: this.environmentOf(props),
      logs: props.logs,
    });
    props.records.grantOffice(this.office.role);
    this.http = new HttpApi(this, 'Http', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      // The default, so that a route added later is closed unless it says otherwise.
      defaultAuthorizer: new HttpJwtAuthorizer('Issuer', props.oidc.issuer, { jwtAudience: [props.oidc.audience] }),
    });
    this.addRoutes();
    this.stage = this.http.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(newLogGroup(this, 'AccessLog', props.logs)), format: ACCESS_LOG },
    });
    // "https://<host>" → "<host>"
    this.domainName = Fn.select(2, Fn.split('/', this.http.apiEndpoint));
  }

  /** Lets a Lambda answer all that is not the API's, without a token: whoever opens the page has none yet. */
  addPage({ function: handler }: Handler): void {
    const integration = new HttpLambdaIntegration('Page', handler);
    this.addOpenRoutes(['/', '/{proxy+}'], [HttpMethod.GET, HttpMethod.HEAD], integration, PAGE_THROTTLE, PAGE_IS_OPEN);
  }

  /** Lets a Lambda show everybody what is published, without a token. */
  addPublicPage({ function: handler }: Handler): void {
    const integration = new HttpLambdaIntegration('Public', handler);
    this.addOpenRoutes(PUBLIC_PATHS, [HttpMethod.GET], integration, PUBLIC_THROTTLE, PUBLIC_IS_OPEN);
  }

  private addOpenRoutes(
    paths: readonly string[],
    methods: HttpMethod[],
    integration: HttpLambdaIntegration,
    { rateLimit, burstLimit }: typeof THROTTLE,
    reason: string,
  ): void {
    const routes = paths.flatMap((path) => this.http.addRoutes({ path, methods, integration, authorizer: new HttpNoneAuthorizer() }));
    for (const route of routes) Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
    const stage = this.stage.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('the stage of the API is not the resource that it was');
    // Not camel case: the keys are routes, and what is in them goes to CloudFormation as it stands.
    const limits = { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit };
    for (const key of paths.flatMap((path) => methods.map((method) => `${method} ${path}`)))
      stage.addPropertyOverride(`RouteSettings.${key}`, limits);
    // A setting of a route that is not there yet is refused.
    stage.node.addDependency(...routes);
  }

  /** Answers at a domain of the city's own, with TLS from 1.2 on, and nowhere else. Gives what its DNS record points to. */
  addDomain({ name, certificate }: NonNullable<Municipality['domain']>): string {
    const domainName = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificate),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    this.mapping = new ApiMapping(this, 'Mapping', { api: this.http, domainName, stage: this.stage });
    const { defaultChild: api } = this.http.node;
    if (!(api instanceof CfnApi)) throw new Error('the API is not the resource that it was');
    api.disableExecuteApiEndpoint = true;
    return domainName.regionalDomainName;
  }

  /** What both need to know. */
  private environmentOf({ records, oidc, firstAdmins }: ApiProps): Record<string, string> {
    return {
      [ENVIRONMENT.tableName]: records.table.tableName,
      [ENVIRONMENT.issuer]: oidc.issuer,
      [ENVIRONMENT.audience]: oidc.audience,
      [ENVIRONMENT.firstAdmins]: firstAdmins.join(','),
    };
  }

  /**
   * The handlers' own tables find the route, or the method that is wrong; here is only who may knock, and at which of them. The
   * gateway takes the most specific path; the methods are left open everywhere, so that nothing but the path decides.
   */
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
    const office = new HttpLambdaIntegration('Office', this.office.function);
    const unsubscribing = OPEN_OFFICE_PATHS.flatMap((path) =>
      this.http.addRoutes({
        path,
        methods: [HttpMethod.GET, HttpMethod.POST],
        integration: office,
        authorizer: new HttpNoneAuthorizer(),
      }),
    );
    for (const route of unsubscribing) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'A link in a mail is followed without signing in; it carries a seal for one person and one kind of mail.',
      });
    }
    this.http.addRoutes({ path: '/api/{proxy+}', integration });
    for (const path of OFFICE_PATHS) this.http.addRoutes({ path, integration: office });
  }
}
