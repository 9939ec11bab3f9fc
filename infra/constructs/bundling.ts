import { join } from 'node:path';
import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { ROOT } from '../paths.ts';

/** Packages that no bundle needs: answers as a stream of events, which DynamoDB does not send; imported only when one does. 15 KB. */
const LEFT_OUT = ['@smithy/core/event-streams'];

const standIn = (name: string): string => join(ROOT, 'infra', 'constructs', name);

/** Packages that are stood in for: see there. */
const STAND_INS = {
  '@aws-sdk/credential-provider-node': standIn('lambda-credentials.ts'),
  '@aws-sdk/endpoint-cache': standIn('no-endpoint-cache.ts'),
} as const;

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
  // React would bring along, and use, what it checks for those who develop with it.
  define: { 'process.env.NODE_ENV': '"production"' },
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
