/**
 * The product as it is deployed: the very bundles answer, each in a process of its own with the environment of the template, and the
 * page's files come from a bucket by the Lambda that serves them. The gateway, the stream and the mail around them are `npm start`'s.
 */
import type { PageConfig } from '../../domain/wire/config.ts';
import { ENVIRONMENT } from '../../functions/environment.ts';
import type { Ground, Handlers } from '../../local/handlers.ts';
import { type ApiHandler, isOfficePath } from '../../local/http-api.ts';
import { AUDIENCE } from '../../local/identity-provider.ts';
import { LIVE_PATH } from '../../local/live.ts';
import { TABLE } from '../../local/open-store.ts';
import { answering } from '../../local/server.ts';
import { pageFile } from './artefacts.ts';
import { startedAwsServices } from './aws-services.ts';
import { newPerson } from './code-flow.ts';
import { gatewayAnswer, startedLambda, type Surroundings } from './lambda.ts';

/** True where the browser tests are to run on what is deployed. */
export const isDeployed = process.env.SHISHI_E2E === 'deployed';

/** Tokens of the embedded issuer are good for a quarter of an hour. */
const TOKEN_MS = 10 * 60_000;

/** Has every call that comes without a token made by the sample admin, as `npm start` without sign-in has it. */
const asSampleAdmin = (origin: string, config: PageConfig, api: ApiHandler): ApiHandler => {
  let kept = { until: 0, token: Promise.resolve('') };
  const signIn = async (): Promise<string> => {
    try {
      return (await (await newPerson(origin, config)).signIn('ducha')).access_token;
    } catch (error) {
      kept.until = 0; // the next call signs in again
      throw error;
    }
  };
  return async (event) => {
    if (event.headers.authorization !== undefined) return api(event);
    if (Date.now() > kept.until) kept = { until: Date.now() + TOKEN_MS, token: signIn() };
    return api({ ...event, headers: { ...event.headers, authorization: `Bearer ${await kept.token}` } });
  };
};

const surroundingsOf = ({ access, pushEndpoint, port, signIn }: Ground, services: string): Surroundings => ({
  endpoints: {
    AWS_ENDPOINT_URL_DYNAMODB: access.endpoint,
    AWS_ENDPOINT_URL_S3: services,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: services,
  },
  instead: {
    [ENVIRONMENT.tableName]: TABLE,
    [ENVIRONMENT.issuer]: signIn.config.issuer,
    [ENVIRONMENT.audience]: AUDIENCE,
    [ENVIRONMENT.liveAddress]: `ws://localhost:${port}${LIVE_PATH}`,
    [ENVIRONMENT.pushEndpoint]: pushEndpoint,
    [ENVIRONMENT.pageOrigin]: `http://localhost:${port}`,
    [ENVIRONMENT.pageConnections]: [`ws://localhost:${port}`, ...signIn.elsewhere].join(' '),
  },
});

export const deployedHandlers = async (ground: Ground): Promise<Handlers> => {
  const { config, required } = ground.signIn;
  const settings = required ? Buffer.from(JSON.stringify(config)) : null;
  const services = await startedAwsServices({
    file: (_, key) => (key === 'config.json' ? settings : pageFile(key)),
    secrets: { DigestSealKey: 'a seal that only this product has' },
  });
  const surroundings = surroundingsOf(ground, services.endpoint);
  const started = (name: string) => startedLambda(name, surroundings);
  const lambdas = await Promise.all(['ApiHandler', 'ApiOffice', 'LiveHandler', 'ChangesHandler', 'PageHandler'].map(started));
  const [api, office, live, changes, page] = lambdas.map(({ call }) => call);
  const http: ApiHandler = async (event) => gatewayAnswer.parse(await (isOfficePath(event.rawPath) ? office : api)?.(event));
  return {
    api: required ? http : asSampleAdmin(`http://localhost:${ground.port}`, config, http),
    live: async (event) => gatewayAnswer.parse(await live?.(event)),
    changes: async (event) => void (await changes?.(event)),
    page: answering(async (event) => gatewayAnswer.parse(await page?.(event))),
    stop: async () => {
      await Promise.all(lambdas.map(({ stop }) => stop()));
      await services.stop();
    },
  };
};
