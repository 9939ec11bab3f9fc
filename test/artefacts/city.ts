/** A deployed city on this computer: its Lambdas as they are bundled, its table in the embedded engine, its issuer, and AWS's services. */
import { ENVIRONMENT } from '../../functions/environment.ts';
import type { Store } from '../../functions/ports.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';
import { inviteSampleMembers } from '../../seeds/sample-members.ts';
import { artefactOf, pageFile } from '../support/artefacts.ts';
import { type AwsServices, startedAwsServices } from '../support/aws-services.ts';
import { embeddedTable, type TestTable } from '../support/engine.ts';
import { startedIssuer } from '../support/issuer.ts';
import { gatewayAnswer, type Lambda, startedLambda, type Surroundings } from '../support/lambda.ts';
import type { Source } from './shapes.ts';
import { recorded } from './recorded.ts';

/** What links in mails are sealed with here. */
export const SEAL = 'only this city knows it, and nobody else';

export type City = {
  readonly store: Store;
  readonly engine: TestTable;
  readonly services: AwsServices;
  readonly surroundings: Surroundings;
  /** A Lambda by its name in the template, started when it is first asked for. */
  readonly lambda: (name: string) => Promise<Lambda>;
  /** What a Lambda behind a gateway answers to a recorded event. */
  readonly answer: (
    lambda: string,
    event: `${Source}-${string}`,
    known?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }>;
  readonly stop: () => Promise<void>;
};

/** The first admin of the template, and an invited clerk: neither has signed in yet. */
const PEOPLE = {
  admin: { sub: 'admin', email: 'ducha@pinghu.example.cn', email_verified: true, name: '督查室主任' },
  editor: { sub: 'editor', email: 'jiaoyu@pinghu.example', email_verified: true, name: '教育局' },
} as const;

/**
 * The table with the sample sheet, nobody signed in, and no Lambda running.
 *
 * @param secrets beside the key of seals, by their names
 */
export const startedCity = async (secrets: Readonly<Record<string, string>> = {}): Promise<City> => {
  const [engine, issuer] = await Promise.all([embeddedTable(), startedIssuer()]);
  const store = dynamoStore(documentClient(engine.config), engine.table);
  await store.create(pinghu2024());
  await inviteSampleMembers(store, '2024-03-01T00:00:00.000Z');
  const services = await startedAwsServices({
    file: (bucket, key) => (bucket === 'PageFiles' ? pageFile(key) : null),
    secrets: { ...secrets, DigestSealKey: SEAL },
  });
  const surroundings: Surroundings = {
    endpoints: {
      AWS_ENDPOINT_URL_DYNAMODB: engine.config.endpoint,
      AWS_ENDPOINT_URL_S3: services.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: services.endpoint,
      AWS_ENDPOINT_URL_SESV2: services.endpoint,
    },
    instead: {
      [ENVIRONMENT.tableName]: engine.table,
      [ENVIRONMENT.issuer]: issuer.issuer,
      [ENVIRONMENT.pushEndpoint]: `${services.endpoint}/live`,
    },
  };
  const now = Math.floor(Date.now() / 1000);
  const { AUDIENCE: aud = '' } = artefactOf('ApiHandler').environment;
  const tokenOf = (person: object): Promise<string> => issuer.token({ ...person, aud, iat: now, exp: now + 3600 });
  const people = { issuer: issuer.issuer, admin: await tokenOf(PEOPLE.admin), editor: await tokenOf(PEOPLE.editor) };
  const running = new Map<string, Promise<Lambda>>();
  const lambda = (name: string): Promise<Lambda> => {
    const started = running.get(name) ?? startedLambda(name, surroundings);
    running.set(name, started);
    return started;
  };
  return {
    store,
    engine,
    services,
    surroundings,
    lambda,
    answer: async (name, event, known = {}) => {
      const result = gatewayAnswer.parse(await (await lambda(name)).call(recorded(event, { ...people, ...known })));
      const { statusCode: status, headers, body, isBase64Encoded: isFile } = result;
      return { status, headers, body: Buffer.from(body, isFile ? 'base64' : 'utf8') };
    },
    stop: async () => {
      await Promise.all([...running.values()].map(async (started) => (await started).stop()));
      await services.stop();
      await issuer.stop();
      await engine.stop();
    },
  };
};
