/** Secrets of the deployment, by the names that Secrets Manager has for them. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The text of a secret. It throws where there is none, or where it may not be read. */
export const secretText = async (name: string): Promise<string> => {
  const client = new SecretsManagerClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1000, requestTimeout: 4000 } });
  const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: name }));
  if (text === undefined || text === '') throw new Error(`secret ${name} has no text`);
  return text;
};
