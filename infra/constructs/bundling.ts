import { join } from 'node:path';
import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { ROOT } from '../paths.ts';

/**
 * Ways to credentials that a Lambda never goes: it has them in its environment, where the SDK looks first. The SDK
 * imports these only when it has come so far. They are three tenths of the bundle.
 */
const CREDENTIALS_ELSEWHERE = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** Answers that come as a stream of events, which DynamoDB does not send; imported only when one does. 15 KB of the bundle. */
const STREAMED_ANSWERS = ['@smithy/core/event-streams'];

/** Packages that no bundle needs. */
export const LEFT_OUT = [...CREDENTIALS_ELSEWHERE, ...STREAMED_ANSWERS];

/** Packages that are stood in for: see there. */
export const STAND_INS = { '@aws-sdk/endpoint-cache': join(ROOT, 'infra', 'constructs', 'no-endpoint-cache.ts') } as const;

/**
 * How each Lambda becomes one file.
 *
 * The AWS SDK goes in: the one that Lambda brings changes under a running city without anybody's doing, and it starts
 * slower, being read as many small files.
 */
export const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  externalModules: LEFT_OUT,
  minify: true,
  // The messages are Chinese; escaped they would take twice the room.
  esbuildArgs: {
    '--charset': 'utf8',
    ...Object.fromEntries(Object.entries(STAND_INS).map(([name, file]) => [`--alias:${name}`, file])),
  },
  sourceMap: true,
  sourcesContent: false,
  // Packages in CommonJS call `require`, which an ES module does not have.
  banner: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  logLevel: LogLevel.WARNING,
  forceDockerBundling: false,
};
