/**
 * What China's regions refuse, of what a stack like ours could ask for.
 *
 * Which resource types a region has, aws-cdk-lib knows: it breaks off a synthesis that asks for another one. These are values of
 * properties, by "Getting Started with Amazon Web Services in China", https://docs.amazonaws.cn/en_us/aws/latest/userguide/<page>.html, read in
 * November 2026.
 */
export const REFUSED_IN_CHINA: readonly {
  readonly type: string;
  readonly property: string;
  readonly value: RegExp;
  readonly why: string;
}[] = [
  { type: 'AWS::Lambda::Url', property: 'AuthType', value: /NONE|AWS_IAM/u, why: 'page lambda: no function URLs' },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    property: 'Tags',
    value: /Key/u,
    why: 'page lambda: no tags of event source mappings; github.com/aws/aws-cdk/issues/31532: "extraneous key [Tags] is not permitted"',
  },
  { type: 'AWS::Lambda::Function', property: 'TracingConfig', value: /Active|PassThrough/u, why: 'page lambda: no X-Ray' },
  {
    type: 'AWS::ApiGatewayV2::DomainName',
    property: 'DomainNameConfigurations',
    value: /EDGE/u,
    why: 'page api-gateway: nothing edge-optimised',
  },
  {
    type: 'AWS::ApiGatewayV2::Authorizer',
    property: 'JwtConfiguration',
    value: /cognito/iu,
    why: 'page api-gateway: no authorizers of Cognito',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    property: 'DistributionConfig',
    value: /AcmCertificateArn|CloudFrontDefaultCertificate|OriginAccessControlId/u,
    why: 'page cloudfront: a certificate in IAM only; github.com/awslabs/aws-solutions-constructs/issues/1050: no origin access control',
  },
];

/** Types that cannot be tagged there: CDK tags whatever takes tags somewhere. */
export const UNTAGGED_IN_CHINA = ['AWS::Lambda::EventSourceMapping'];
