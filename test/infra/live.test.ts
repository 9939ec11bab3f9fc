/* oxlint-disable vitest/expect-expect -- the methods of Template assert */
import { Match } from 'aws-cdk-lib/assertions';
import { describe, test } from 'vitest';
import { SETTINGS, templateOf } from './template.ts';

const template = templateOf();

describe('live connections', () => {
  const ACCESS_LOG = {
    request: '$context.requestId',
    time: '$context.requestTime',
    from: '$context.identity.sourceIp',
    connection: '$context.connectionId',
    event: '$context.eventType',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.integrationLatency',
    failure: '$context.error.message',
  };

  test('are throttled, and logged without the address that holds the ticket', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: 'live',
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue(), ThrottlingBurstLimit: Match.anyValue() },
      AccessLogSettings: { Format: Match.serializedJson(Match.objectEquals(ACCESS_LOG)) },
    });
  });

  test('have a log in an account that never had one: the setting comes before the stage, and stays for other stacks', () => {
    template.hasResource('AWS::ApiGateway::Account', { DeletionPolicy: 'Retain' });
    template.hasResource('AWS::ApiGatewayV2::Stage', {
      Properties: { StageName: 'live' },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^LiveGatewayLogsSetting')]),
    });
  });

  test("are taken from the page's own origin only, and told at the address of their own stage", () => {
    const page = { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [Match.stringLikeRegexp('^PageDistribution'), 'DomainName'] }]] };
    const address = (scheme: string) => ({
      'Fn::Join': [
        '',
        [
          `${scheme}://`,
          { Ref: Match.stringLikeRegexp('^LiveSocket') },
          `.execute-api.${SETTINGS.region}.`,
          { Ref: 'AWS::URLSuffix' },
          '/live',
        ],
      ],
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { PAGE_ORIGIN: page, PUSH_ENDPOINT: address('https') } },
    });
    template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { LIVE_ADDRESS: address('wss') } } });
    template.hasOutput('LiveAddress', { Value: address('wss') });
  });
});
