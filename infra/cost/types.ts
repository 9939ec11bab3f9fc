/** Each type of resource that a stack may hold: by what it is paid for, or why it costs nothing. */
import type { PriceName } from './prices.ts';

type Costs = { readonly paid: readonly PriceName[] } | { readonly free: string };

const PART = 'a part of what is priced beside it';
const RIGHTS = 'rights cost nothing';

export const TYPES: Readonly<Record<string, Costs>> = {
  'AWS::ApiGateway::Account': { free: 'a setting' },
  'AWS::ApiGatewayV2::Api': { paid: ['requests', 'messages', 'connected', 'transfer'] },
  'AWS::ApiGatewayV2::Authorizer': { free: PART },
  'AWS::ApiGatewayV2::Integration': { free: PART },
  'AWS::ApiGatewayV2::Route': { free: PART },
  'AWS::ApiGatewayV2::Stage': { free: PART },
  'AWS::Backup::BackupPlan': { free: PART },
  'AWS::Backup::BackupSelection': { free: PART },
  'AWS::Backup::BackupVault': { paid: ['backups'] },
  'AWS::Budgets::Budget': { free: 'budgets without actions cost nothing' },
  'AWS::CDK::Metadata': { free: 'no resource' },
  'AWS::CloudFront::Distribution': { paid: ['page'] },
  'AWS::CloudFront::Function': { paid: ['page'] },
  'AWS::CloudFront::OriginAccessControl': { free: PART },
  'AWS::CloudFront::ResponseHeadersPolicy': { free: PART },
  'AWS::CloudWatch::Alarm': { paid: ['alarms'] },
  'AWS::CloudWatch::Dashboard': { paid: ['dashboards'] },
  'AWS::Cognito::ManagedLoginBranding': { free: PART },
  'AWS::Cognito::UserPool': { paid: ['members'] },
  'AWS::Cognito::UserPoolClient': { free: PART },
  'AWS::Cognito::UserPoolDomain': { free: PART },
  'AWS::DynamoDB::GlobalTable': { paid: ['writes', 'reads', 'storage', 'recovery'] },
  'AWS::Events::Rule': { free: "events of AWS's own services cost nothing on the account's own bus" },
  'AWS::IAM::Policy': { free: RIGHTS },
  'AWS::IAM::Role': { free: RIGHTS },
  'AWS::KMS::Key': { paid: ['keys'] },
  'AWS::Lambda::EventInvokeConfig': { free: PART },
  'AWS::Lambda::EventSourceMapping': { free: 'Lambda reads streams of DynamoDB for nothing' },
  'AWS::Lambda::Function': { paid: ['calls', 'computing'] },
  'AWS::Lambda::LayerVersion': { free: PART },
  'AWS::Lambda::Permission': { free: RIGHTS },
  'AWS::Logs::LogGroup': { paid: ['logs', 'figures'] },
  'AWS::S3::Bucket': { paid: ['files'] },
  'AWS::S3::BucketPolicy': { free: RIGHTS },
  'AWS::SES::ConfigurationSet': { free: 'told to EventBridge, events cost nothing' },
  'AWS::SES::ConfigurationSetEventDestination': { free: PART },
  'AWS::SNS::Subscription': { free: PART },
  'AWS::SNS::Topic': { free: 'a few mails a month are free' },
  'AWS::SNS::TopicPolicy': { free: RIGHTS },
  'AWS::SQS::Queue': { free: 'empty but for failures; the first million requests are free' },
  'AWS::SQS::QueuePolicy': { free: RIGHTS },
  'AWS::Scheduler::Schedule': { free: 'at most 53,000 runs of the 14 million that are free in a month' },
  'AWS::SecretsManager::Secret': { paid: ['secrets'] },
  'Custom::CDKBucketDeployment': { free: 'runs when deployed' },
};
