/**
 * Stands in the bundles for `@aws-sdk/credential-provider-node`, which would look for credentials in nine places. A Lambda has them in
 * its environment, and nowhere else.
 */
const inEnvironment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not in the environment, where Lambda puts it`);
  return value;
};

/** The credentials of the Lambda's role, as long as its process lives. */
export const defaultProvider = () => () =>
  Promise.resolve({
    accessKeyId: inEnvironment('AWS_ACCESS_KEY_ID'),
    secretAccessKey: inEnvironment('AWS_SECRET_ACCESS_KEY'),
    ...(process.env.AWS_SESSION_TOKEN === undefined ? {} : { sessionToken: process.env.AWS_SESSION_TOKEN }),
  });
