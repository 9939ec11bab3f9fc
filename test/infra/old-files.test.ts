/** Files of the page that no release has any more: kept a week for pages that are open, then removed by S3. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { retireOldFiles } from '../../infra/city/old-files.ts';
import { LOCAL_ACCESS } from '../../local/access.ts';
import { type Answer, type Asked, type AwsAnswers, startedAws } from '../support/aws-answers.ts';
import { temporaryFolder } from '../support/engine.ts';
import { SETTINGS, templateOf } from './template.ts';

type File = { readonly text: string; readonly headers: Readonly<Record<string, string>>; readonly tags: string };

const CACHE = 'public, max-age=31536000, immutable';
const bucket = new Map<string, File>();
const copies: string[] = [];

const put = (name: string, text = name): void => {
  bucket.set(name, { text, headers: { 'content-type': 'text/javascript', 'cache-control': CACHE }, tags: '' });
};

const ok = (body: string, headers: Answer['headers'] = {}): Answer => ({ code: 200, type: 'application/xml', body, headers });
const header = (headers: Asked['headers'], name: string): string => String(headers[name] ?? '');

/** Two names a page, as S3 lists more of them. */
const listed = (query: URLSearchParams): Answer => {
  const names = [...bucket.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).toSorted();
  const start = Number(query.get('continuation-token') ?? 0);
  const next = start + 2;
  const contents = names.slice(start, next).map((name) => `<Contents><Key>${name}</Key></Contents>`);
  const more = next < names.length ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${next}</NextContinuationToken>` : '';
  return ok(`<ListBucketResult>${more}${contents.join('')}</ListBucketResult>`);
};

const copied = (name: string, file: File, { headers }: Asked): Answer => {
  // S3 refuses a copy onto itself that leaves everything as it was.
  if (header(headers, 'x-amz-metadata-directive') !== 'REPLACE') return { code: 400, type: 'application/xml', body: '<Error/>' };
  copies.push(name);
  const kept = ['content-type', 'cache-control', 'x-amz-meta-retired'].map((one) => [one, header(headers, one)]);
  bucket.set(name, { text: file.text, headers: Object.fromEntries(kept), tags: header(headers, 'x-amz-tagging') });
  return ok('<CopyObjectResult><ETag>"copy"</ETag></CopyObjectResult>');
};

/** S3, as far as it is asked. */
const files = (asked: Asked): Promise<Answer | null> => {
  const url = new URL(asked.url, 'http://s3');
  const name = decodeURIComponent(url.pathname).replace(/^\/page\/?/u, '');
  const file = bucket.get(name);
  if (name === '') return Promise.resolve(listed(url.searchParams));
  if (file === undefined) return Promise.resolve({ code: 404, type: 'application/xml', body: '<Error><Code>NoSuchKey</Code></Error>' });
  return Promise.resolve(asked.method === 'PUT' ? copied(name, file, asked) : ok(file.text, file.headers));
};

const folder = temporaryFolder();
let aws: AwsAnswers;
let s3: S3Client;
beforeAll(async () => {
  aws = await startedAws({}, files);
  s3 = new S3Client({ ...LOCAL_ACCESS, endpoint: aws.endpoint });
});
afterAll(async () => {
  await aws.stop();
  folder.remove();
});

/** The release that was built, in the folder; and what is served, in the bucket. */
const built = (...names: string[]): void => {
  mkdirSync(join(folder.path, 'assets'), { recursive: true });
  for (const name of names) writeFileSync(join(folder.path, name), name);
};
const deployed = (...names: string[]): void => names.forEach((name) => put(name));

beforeEach(() => {
  built('index.html', 'assets/index-2.js', 'assets/same-1.js');
  deployed('index.html', 'assets/index-2.js', 'assets/index-2.js.br', 'assets/same-1.js', 'assets/same-1.js.gz');
});
afterEach(() => {
  bucket.clear();
  copies.length = 0;
});

const tagged = (): readonly string[] => [...bucket].flatMap(([name, { tags }]) => (tags === '' ? [] : [`${name} ${tags}`])).toSorted();

test('what the release does not have is marked, its compressed copies too, and stays as it is otherwise', async () => {
  deployed('assets/index-1.js', 'assets/index-1.js.br', 'assets/index-1.js.gz', 'favicon.svg');
  expect(await retireOldFiles(s3, 'page', folder.path)).toBe(3);
  expect(tagged()).toEqual(['.js', '.js.br', '.js.gz'].map((end) => `assets/index-1${end} retired=yes`));
  expect(bucket.get('assets/index-1.js')).toMatchObject({
    text: 'assets/index-1.js',
    headers: { 'content-type': 'text/javascript', 'cache-control': CACHE },
  });
});

test('what is marked is not marked anew by the next release, or its week would never be over', async () => {
  deployed('assets/index-1.js');
  await retireOldFiles(s3, 'page', folder.path);
  deployed('assets/index-1b.js');
  expect(await retireOldFiles(s3, 'page', folder.path)).toBe(1);
  expect(copies).toEqual(['assets/index-1.js', 'assets/index-1b.js']);
});

test('nothing is marked where another page is served than was built: a deployment may have been prepared only', async () => {
  deployed('assets/index-1.js');
  put('index.html', 'the page of the release before');
  expect(await retireOldFiles(s3, 'page', folder.path)).toBeNull();
  expect(tagged()).toEqual([]);
});

test.each(['cloudfront', 'lambda'] as const)('S3 removes what is marked after a week, and nothing else that is served (%s)', (hosting) => {
  const municipality = { ...SETTINGS, hosting };
  const rules = Object.values(templateOf({ municipality }).findResources('AWS::S3::Bucket'))
    .flatMap(({ Properties }) => Properties.LifecycleConfiguration?.Rules ?? [])
    .filter(({ ExpirationInDays, Prefix }) => ExpirationInDays !== undefined && Prefix === 'assets/');
  expect(rules).toEqual([{ ExpirationInDays: 7, Prefix: 'assets/', Status: 'Enabled', TagFilters: [{ Key: 'retired', Value: 'yes' }] }]);
});
