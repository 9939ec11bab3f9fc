/** Where a city's deployment can be: AWS regions, what they have, and time zones. */
import { RegionInfo } from 'aws-cdk-lib/region-info';
import * as z from 'zod';
import { mend } from './complaints.ts';

/** AWS's own, or that of the China regions: other accounts, other certificates, fewer services. */
export type Partition = 'aws' | 'aws-cn';

const partitionOf = (region: string): string | undefined => RegionInfo.get(region).partition;

const REGIONS: ReadonlySet<string> = new Set(
  RegionInfo.regions.map(({ name }) => name).filter((name) => ['aws', 'aws-cn'].includes(partitionOf(name) ?? '')),
);

/** `cn-northwest-1` → `aws-cn`. */
export const isInChina = (region: string): boolean => partitionOf(region) === 'aws-cn';

/**
 * What a region lacks, of what a city may choose. What every city needs is in all of them.
 *
 * By the endpoints that AWS publishes with its command line (botocore 1.43.107, `data/endpoints.json`: `cognito-idp`, `email`). Budgets, as a part
 * of a template: aws-cdk-lib 2.276 breaks off a synthesis in the regions where it knows of none. It lets China pass, where AWS Budgets itself is
 * (docs.amazonaws.cn, "Billing and Payment"), but no source says that CloudFormation makes one there; and eu-central-2, against
 * github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2177.
 */
const LACKING: Readonly<Record<'Budgets' | 'Cognito' | 'SES', ReadonlySet<string>>> = {
  Budgets: new Set([
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-3',
    'ap-south-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-west-1',
    'cn-north-1',
    'cn-northwest-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'il-central-1',
    'me-central-1',
    'mx-central-1',
  ]),
  Cognito: new Set(['cn-north-1', 'cn-northwest-1']),
  SES: new Set([
    'ap-east-1',
    'ap-east-2',
    'ap-southeast-4',
    'ap-southeast-6',
    'ap-southeast-7',
    'cn-north-1',
    'cn-northwest-1',
    'eu-south-2',
    'mx-central-1',
  ]),
};

export const lacks = (region: string, service: keyof typeof LACKING): boolean => LACKING[service].has(region);

const REGION = mend('Give an AWS region, such as "cn-northwest-1" or "ap-southeast-1".');

export const region = z.string(REGION).refine((name) => REGIONS.has(name), REGION);

const ZONE = mend('Give a time zone by its name, such as "Asia/Shanghai", or leave it out for that.');

const ZONES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'));

export const timeZone = z
  .string(ZONE)
  .refine((name) => ZONES.has(name), ZONE)
  .default('Asia/Shanghai');
