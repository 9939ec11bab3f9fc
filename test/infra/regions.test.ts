/** What a region lacks, as `check` has it, is what CDK knows: settings that are right do not break off a synthesis. */
import { CfnResource, Stack } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { expect, test } from 'vitest';
import { lacks } from '../../infra/settings/place.ts';
import { newApp } from './template.ts';

const REGIONS = RegionInfo.regions.filter(({ partition }) => ['aws', 'aws-cn'].includes(partition ?? '')).map(({ name }) => name);

/** Regions in which a synthesis that asks for the type is broken off. */
const without = (type: string): string[] => {
  const app = newApp();
  for (const region of REGIONS) {
    const asking = new CfnResource(new Stack(app, region, { env: { region } }), 'Asking', { type });
    expect(asking.cfnResourceType).toBe(type);
  }
  try {
    app.synth();
    return [];
  } catch (error) {
    return REGIONS.filter((region) => String(error).includes(`'${type}' does not exist in '${region}'`));
  }
};

test.each([
  ['Cognito', 'AWS::Cognito::UserPool'],
  ['SES', 'AWS::SES::ConfigurationSet'],
] as const)('%s is not offered where there is none, and is elsewhere', (service, type) => {
  const lacking = without(type);
  expect(lacking).toContain('cn-north-1');
  expect(REGIONS.filter((region) => lacks(region, service))).toEqual(lacking);
});

/** Beyond what CDK knows; why is told where the regions are written down. */
const NOT_TRUSTED: ReadonlySet<string> = new Set(['cn-north-1', 'cn-northwest-1', 'eu-central-2']);

test('a budget is made by hand wherever no template can', () => {
  const lacking = without('AWS::Budgets::Budget');
  expect(lacking).toContain('ap-east-1');
  expect(REGIONS.filter((region) => lacks(region, 'Budgets'))).toEqual(
    REGIONS.filter((region) => lacking.includes(region) || NOT_TRUSTED.has(region)),
  );
});
