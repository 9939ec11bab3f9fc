/**
 * Makes what is deployed of a city, by the very stack: synthesised with its bundles and the built page, in `dist/deployment`. Once,
 * until a source changes; `artefacts.ts` reads what was made.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import cdk from '../../cdk.json' with { type: 'json' };
import { buildPage, hashOfSources, PAGE_FOLDER } from '../../local/build.ts';
import { newStack, readable, resources, SETTINGS } from '../infra/template.ts';
import { type Artefacts, DEPLOYMENT, knownArtefacts, LIST } from './artefacts.ts';

const SOURCES = ['{domain,functions,infra}/**/*.ts', 'test/infra/template.ts', 'cdk.json', 'package-lock.json', 'dist/web.built'];

/** Every kind of part: a page that a Lambda serves, at a domain of the city's own, a page for everybody, and mail. */
const CITY = {
  ...SETTINGS,
  hosting: 'lambda',
  domain: {
    name: 'shishi.example.cn',
    certificate: `arn:aws:acm:${SETTINGS.region}:123456789012:certificate/00000000-0000-4000-8000-000000000000`,
  },
  publicPage: true,
  filing: { icp: '浙ICP备12345678号-1', police: '浙公网安备33040002000123号' },
  mail: { ses: { from: 'shishi@example.cn' } },
} as const;

/** What a city has instead that mails by a relay. */
const WITH_RELAY = {
  ...CITY,
  name: 'relay',
  mail: {
    smtp: {
      host: 'smtp.example.cn',
      port: 465,
      from: 'shishi@example.cn',
      secretName: 'shishi/smtp',
      bounces: { host: 'imap.example.cn', port: 143, mailbox: 'INBOX' },
    },
  },
} as const;

const fromKey = (key: string): string => join(DEPLOYMENT, `asset.${key.replace(/\.zip$/u, '')}`);

const ownLambda = z.object({
  Properties: z.object({
    Handler: z.literal('index.handler'),
    Code: z.object({ S3Key: z.string().transform(fromKey) }),
    Environment: z.object({ Variables: z.record(z.string(), readable) }),
  }),
});

const copied = z.object({ Properties: z.object({ SourceObjectKeys: z.array(z.string().transform(fromKey)) }) });

/** Those that CDK brings along copy the page's files, in Python. */
const lambdasOf = (template: Template): Artefacts['lambdas'] =>
  Object.fromEntries(
    Object.entries(resources(template, 'AWS::Lambda::Function'))
      .filter(([name]) => !name.startsWith('CustomCDK'))
      .map(([name, resource]) => {
        const { Code: code, Environment: environment } = ownLambda.parse(resource).Properties;
        return [name.replace(/Function$/u, ''), { file: join(code.S3Key, 'index.mjs'), environment: environment.Variables }];
      }),
  );

/** Quiet unless there is work to do. */
export const setup = (): void => {
  buildPage(console.log);
  const sources = hashOfSources(SOURCES);
  if (knownArtefacts()?.sources === sources) return;
  rmSync(DEPLOYMENT, { recursive: true, force: true });
  const app = new App({ context: cdk.context, outdir: DEPLOYMENT });
  const stack = newStack(app, { municipality: CITY, pageFolder: PAGE_FOLDER });
  const relayed = newStack(app, { municipality: WITH_RELAY });
  app.synth();
  const template = Template.fromStack(stack);
  const { ReturnsHandler: mailbox } = lambdasOf(Template.fromStack(relayed));
  if (mailbox === undefined) throw new Error('nobody looks into the mailbox');
  const page = z.record(z.string(), copied).parse(resources(template, 'Custom::CDKBucketDeployment'));
  const made: Artefacts = {
    lambdas: { ...lambdasOf(template), MailboxHandler: mailbox },
    page: [...new Set(Object.values(page).flatMap(({ Properties }) => Properties.SourceObjectKeys))],
    sources,
  };
  writeFileSync(LIST, JSON.stringify(made, null, 2));
};

if (import.meta.main) setup();
