/** AWS's own rules for sound deployments; each exception has its reason beside it in infra. */
import { type Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { newApp, newStack, SETTINGS } from './template.ts';

const checkedApp = () => {
  const app = newApp();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};

test.each([
  ['with the page', {}],
  ['without the page', { pageFolder: null }],
  ['in a region and account', { municipality: { ...SETTINGS, region: 'ap-southeast-1', account: '123456789012' } }],
])('a deployment breaks no rule, %s', (_, changes) => {
  const app = checkedApp();
  newStack(app, changes);
  expect(() => app.synth()).not.toThrow();
});

const addCarelessBucket = (stack: Stack): Bucket => new Bucket(stack, 'Careless');

test('a deployment that breaks a rule is not synthesised', () => {
  const app = checkedApp();
  addCarelessBucket(newStack(app));
  expect(() => app.synth()).toThrow(/AwsSolutions-S1\b/u);
});
