/** The stack that is priced: one with a user pool, mail, alarms and a budget, as it is deployed. */
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import cdk from '../../cdk.json' with { type: 'json' };
import { readMunicipality } from '../settings.ts';
import { ShishiStack } from '../stacks/shishi-stack.ts';
import type { Held } from './bill.ts';
import { TYPES } from './types.ts';

const EXAMPLE = 'example-asia';

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional() }).optional(),
    }),
  ),
});

export type Priced = z.output<typeof template>;

/** Synthesised without bundling. */
export const examplePriced = (): Priced => {
  const reading = readMunicipality(EXAMPLE);
  if (!reading.ok) throw new Error(reading.message);
  const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
  const stack = new ShishiStack(app, { municipality: reading.settings, pageFolder: null });
  return template.parse(app.synth().getStackByName(stack.stackName).template);
};

/** Types of resources that have neither a price nor a reason to be free, each once. */
export const unthoughtOf = ({
  Resources,
}: {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}): readonly string[] => [...new Set(Object.values(Resources).map(({ Type }) => Type))].filter((type) => !Object.hasOwn(TYPES, type));

/** What is paid for because it is there. An alarm is paid for by each figure that it looks at. */
export const heldIn = ({ Resources }: Priced): Held => {
  const of = (type: string) => Object.values(Resources).filter(({ Type }) => Type === type);
  const alarms = of('AWS::CloudWatch::Alarm').map(
    ({ Properties }) => Properties?.Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1,
  );
  return {
    alarms: alarms.reduce((sum, figures) => sum + figures, 0),
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    keys: of('AWS::KMS::Key').length,
    secrets: of('AWS::SecretsManager::Secret').length,
  };
};
