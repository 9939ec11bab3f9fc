import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** What API Gateway asks of the role before it takes it. */
const TO_LOG = [
  'CreateLogGroup',
  'CreateLogStream',
  'DescribeLogGroups',
  'DescribeLogStreams',
  'FilterLogEvents',
  'GetLogEvents',
  'PutLogEvents',
].map((action) => `logs:${action}`);

/**
 * Lets API Gateway write the logs of WebSocket APIs, without which it makes no stage that is logged.
 *
 * The role is a setting of the whole account in a region. Each municipality there sets one alike and the last one counts, so it
 * stays when its stack goes.
 */
export class GatewayLogs extends Construct {
  readonly setting: CfnAccount;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      description: 'Shishi: lets API Gateway write the logs of live connections',
    });
    const policy = new Policy(this, 'Policy', {
      roles: [role],
      statements: [new PolicyStatement({ actions: TO_LOG, resources: ['*'] })],
    });
    Validations.of(policy).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'The setting is for all APIs of the account, and API Gateway refuses a role that may write fewer logs.',
    });
    this.setting = new CfnAccount(this, 'Setting', { cloudWatchRoleArn: role.roleArn });
    this.setting.node.addDependency(policy);
    for (const kept of [role, policy, this.setting]) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
