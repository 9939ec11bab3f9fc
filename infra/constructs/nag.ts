import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import * as z from 'zod';

const part = z.union([
  z.string(),
  z.object({ Ref: z.string() }).transform(({ Ref: name }) => `<${name}>`),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform(({ 'Fn::GetAtt': [id, attribute] }) => `<${id}.${attribute}>`),
]);

const text = z.union([
  part,
  z.object({ 'Fn::Join': z.tuple([z.string(), z.array(part)]) }).transform(({ 'Fn::Join': [by, parts] }) => parts.join(by)),
]);

/** A resource as cdk-nag writes it: `<AWS::Region>` for what is known only when deploying. */
export const asNag = (scope: Construct, resource: string): string => text.parse(Stack.of(scope).resolve(resource));
