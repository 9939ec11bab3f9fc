import type { Role } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/** Lets a role read one secret. */
export const grantSecret = (grantee: Role, arn: string): Grant =>
  Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns: [arn] });

/** Lets a role read a secret that the city has made itself, by its name: Secrets Manager puts a hyphen and six characters behind that. */
export const grantNamedSecret = (scope: Construct, id: string, grantee: Role, name: string): Grant =>
  grantSecret(grantee, `${Secret.fromSecretNameV2(scope, id, name).secretArn}-??????`);
