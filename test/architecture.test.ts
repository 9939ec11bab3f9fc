/** The rooms of the house and what each may import, as data; any other import fails. */
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/**
 * A room is a folder or a file; the longest that fits a file's path is its room. A room may import itself and what is
 * listed: paths from the top, `npm:<package>`, `node:` for Node's own modules.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'domain/': ['npm:zod'],
  'domain/differences/': ['npm:diff'],
  'functions/ports.ts': ['domain/', 'functions/mail-ports.ts', 'functions/metrics.ts'],
  'functions/mail-ports.ts': ['domain/', 'functions/ports.ts'],
  'functions/environment.ts': [],
  'functions/metrics.ts': [],
  'functions/metered.ts': ['functions/metrics.ts', 'functions/ports.ts'],
  'functions/lines.ts': ['functions/metrics.ts', 'functions/ports.ts'],
  'functions/page-headers.ts': [],
  'functions/seal.ts': ['node:'],
  'functions/secrets.ts': ['npm:@aws-sdk/client-secrets-manager'],
  // Where the parts of mail are joined.
  'functions/digest/': ['functions/actions/', 'functions/metered.ts', 'functions/metrics.ts', 'functions/ports.ts'],
  'functions/actions/': ['domain/', 'functions/ports.ts'],
  'functions/http/': [
    'domain/',
    'functions/metered.ts',
    'functions/metrics.ts',
    'functions/page-headers.ts',
    'functions/ports.ts',
    'functions/actions/',
    'npm:@middy/core',
    'npm:zod',
    'npm:aws-lambda',
    'node:',
  ],
  'functions/public/': ['domain/', 'functions/actions/', 'functions/http/html.ts', 'functions/http/route.ts', 'functions/ports.ts'],
  'functions/live/': ['domain/', 'functions/metered.ts', 'functions/ports.ts', 'functions/actions/', 'npm:aws-lambda'],
  'functions/hosting/': ['functions/public/paths.ts', 'npm:@aws-sdk/client-s3', 'npm:aws-lambda', 'node:'],
  'functions/push/': ['functions/ports.ts', 'npm:@aws-sdk/client-apigatewaymanagementapi'],
  'functions/mail/': ['domain/', 'functions/ports.ts', 'npm:@aws-sdk/client-sesv2', 'npm:nodemailer', 'npm:zod', 'node:'],
  // What comes back of mail; the one user of IMAP.
  'functions/returns/': [
    'domain/',
    'functions/actions/',
    'functions/metered.ts',
    'functions/metrics.ts',
    'functions/ports.ts',
    'npm:imapflow',
    'npm:postal-mime',
    'npm:zod',
  ],
  'functions/letters/': [
    'domain/',
    'functions/ports.ts',
    'npm:@react-email/body',
    'npm:@react-email/column',
    'npm:@react-email/container',
    'npm:@react-email/head',
    'npm:@react-email/row',
    'npm:react',
    'npm:react-dom',
  ],
  'functions/identity/': ['domain/', 'functions/ports.ts', 'npm:jose', 'npm:zod'],
  'functions/changes/': ['domain/', 'functions/metered.ts', 'functions/ports.ts', 'functions/actions/', 'functions/store/keys.ts', 'node:'],
  'functions/bulletin/': ['domain/', 'functions/ports.ts', 'npm:docx'],
  'functions/migrations/': [
    'domain/',
    'functions/ports.ts',
    'functions/store/keys.ts',
    'functions/store/people-items.ts',
    'npm:@aws-sdk/lib-dynamodb',
    'node:',
  ],
  'functions/store/': [
    'domain/',
    'functions/migrations/',
    'functions/ports.ts',
    'npm:@aws-sdk/client-dynamodb',
    'npm:@aws-sdk/lib-dynamodb',
    'node:',
  ],
  'functions/entry/': ['domain/', 'functions/', 'npm:@aws-sdk/client-sesv2', 'npm:zod', 'node:'],
  'local/': [
    'domain/',
    'functions/actions/',
    'functions/bulletin/',
    'functions/changes/',
    'functions/digest/',
    'functions/ports.ts',
    'functions/http/',
    'functions/identity/',
    'functions/letters/',
    'functions/live/',
    'functions/mail/',
    'functions/migrations/',
    'functions/page-headers.ts',
    'functions/public/',
    'functions/push/',
    'functions/seal.ts',
    'functions/store/',
    'seeds/',
    'npm:@aws-sdk/client-dynamodb',
    'npm:@aws-sdk/client-dynamodb-streams',
    'npm:@aws-sdk/lib-dynamodb',
    'npm:aws-lambda',
    'npm:mailparser',
    'npm:oidc-provider',
    'npm:sirv',
    'npm:smtp-server',
    'npm:vite',
    'npm:ws',
    'node:',
  ],
  'web/': ['domain/', 'npm:@tanstack/react-query', 'npm:antd', 'npm:i18next', 'npm:react', 'npm:react-dom', 'npm:react-i18next'],
  'web/src/session/': [
    'domain/',
    'web/',
    'npm:@tanstack/react-query',
    'npm:antd',
    'npm:oidc-client-ts',
    'npm:react',
    'npm:react-i18next',
    'npm:react-oidc-context',
  ],
  'web/src/grid/': [
    'domain/',
    'web/',
    'npm:@tanstack/react-query',
    'npm:ag-grid-community',
    'npm:ag-grid-react',
    'npm:antd',
    'npm:i18next',
    'npm:react',
    'npm:react-dom',
    'npm:react-i18next',
  ],
  'web/src/dashboard/': ['domain/', 'web/', 'npm:antd', 'npm:echarts', 'npm:i18next', 'npm:react', 'npm:react-i18next'],
  'web/src/device/database.ts': ['domain/', 'web/src/state/edit-queue.ts', 'npm:idb'],
  'web/src/conflict/merge.ts': ['domain/differences/', 'npm:node-diff3'],
  'infra/': [
    'domain/mail/local-time.ts',
    'domain/wire/config.ts',
    'functions/environment.ts',
    'functions/hosting/kinds.ts',
    'functions/http/office-paths.ts',
    'functions/metrics.ts',
    'functions/page-headers.ts',
    'functions/public/paths.ts',
    'functions/store/keys.ts',
    'functions/store/table.ts',
    'npm:aws-cdk-lib',
    'npm:cdk-nag',
    'npm:constructs',
    'npm:zod',
    'node:',
  ],
  'infra/city/': [
    'infra/',
    'domain/mail/local-time.ts',
    'functions/hosting/kinds.ts',
    'functions/store/client.ts',
    'local/build.ts',
    'local/failure.ts',
    'local/run.ts',
    'npm:@aws-sdk/client-cloudformation',
    'npm:@aws-sdk/client-cloudwatch',
    'npm:@aws-sdk/client-dynamodb',
    'npm:@aws-sdk/client-lambda',
    'npm:@aws-sdk/client-s3',
    'npm:zod',
    'node:',
  ],
  // What an edit costs goes by the very items.
  'infra/cost/': ['infra/', 'domain/', 'functions/store/items.ts', 'seeds/', 'cdk.json', 'npm:aws-cdk-lib', 'npm:zod', 'node:'],
  // What lasts works on the very items, whoever keeps them.
  'infra/lasting/': [
    'functions/actions/',
    'functions/store/',
    'local/failure.ts',
    'npm:@aws-sdk/client-dynamodb',
    'npm:@aws-sdk/lib-dynamodb',
  ],
  'seeds/': ['domain/', 'functions/ports.ts', 'node:'],
};

/** Ambient rules beside the imports: who may touch what without importing it. */
const ONLY_IN = [
  { what: 'process.env', pattern: /process\.env/u, rooms: ['functions/entry/', 'local/', 'infra/'] },
  { what: 'fetch', pattern: /\bfetch\(/u, rooms: ['web/src/api/', 'functions/identity/', 'functions/mail/', 'local/'] },
  { what: 'a socket', pattern: /\bnew WebSocket\(/u, rooms: ['web/src/api/', 'local/'] },
  { what: 'the clock', pattern: /Date\.now|new Date\(\)/u, rooms: ['functions/entry/', 'local/', 'web/', 'infra/city/'] },
  { what: 'chance', pattern: /Math\.random|randomUUID/u, rooms: ['functions/store/', 'functions/entry/', 'local/', 'web/'] },
] as const;

const roomOf = (path: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => path === room || (room.endsWith('/') && path.startsWith(room)))
    .toSorted((a, b) => b.length - a.length)[0];

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** `../domain/x.ts` seen from a file becomes `domain/x.ts`; a package `npm:<name>`; a module of Node `node:`. */
const targetOf = (file: string, specifier: string): string => {
  if (specifier.startsWith('node:')) return 'node:';
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), specifier));
  return `npm:${packageOf(specifier)}`;
};

/** Everything that a file imports: statically, dynamically, as a type, or by exporting it on. */
const importsOf = (file: string, source: string): string[] => {
  const { module } = parseSync(file, source);
  const fixed = module.staticImports.map((one) => one.moduleRequest.value);
  const passedOn = module.staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value ?? ''));
  const called = [...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/gu)].map((match) => match[1] ?? '');
  return [...fixed, ...passedOn, ...called].filter((specifier) => specifier !== '');
};

const isAllowed = (room: string, target: string): boolean =>
  [room, ...(ROOMS[room] ?? [])].some((allowed) => target === allowed || (allowed.endsWith('/') && target.startsWith(allowed)));

/** What a file imports against the table, as sentences. */
const breaches = (file: string, source: string): string[] => {
  const room = roomOf(file);
  if (room === undefined) return [`${file} stands in no room`];
  return importsOf(file, source)
    .map((specifier) => targetOf(file, specifier))
    .filter((target) => !isAllowed(room, target))
    .map((target) => `${file} (${room}) imports ${target}`);
};

const files = globSync(
  ['domain', 'functions', 'local', 'web', 'infra', 'seeds'].map((room) => `${room}/**/*.{ts,tsx}`),
  { cwd: ROOT },
).toSorted();
const sourceOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('the rooms', () => {
  test('hold files to look at', () => expect(files.length).toBeGreaterThan(40));

  test('import only what the table lists', () => expect(files.flatMap((file) => breaches(file, sourceOf(file)))).toEqual([]));

  test.each(ONLY_IN)('$what is used only where the table says', ({ pattern, rooms }) => {
    const users = files.filter((file) => pattern.test(sourceOf(file)) && !rooms.some((room) => file.startsWith(room)));
    expect(users).toEqual([]);
  });

  test('files stay under 300 lines', () => {
    const tests = globSync('test/**/*.{ts,tsx}', { cwd: ROOT });
    expect([...files, ...tests].filter((file) => sourceOf(file).split('\n').length > 300)).toEqual([]);
  });
});

describe('the check itself', () => {
  test.each([
    ['domain/x.ts', "import { readFileSync } from 'node:fs';", 'domain/x.ts (domain/) imports node:'],
    ['domain/x.ts', "import type { Store } from '../functions/ports.ts';", 'domain/x.ts (domain/) imports functions/ports.ts'],
    [
      'functions/actions/x.ts',
      "export { dynamoStore } from '../store/dynamo-store.ts';",
      'functions/actions/x.ts (functions/actions/) imports functions/store/dynamo-store.ts',
    ],
    ['web/src/pages/x.tsx', "const grid = await import('ag-grid-react');", 'web/src/pages/x.tsx (web/) imports npm:ag-grid-react'],
    [
      'web/src/state/x.ts',
      "type Store = import('../../../functions/ports.ts').Store;",
      'web/src/state/x.ts (web/) imports functions/ports.ts',
    ],
    ['local/x.ts', "import '../functions/entry/api.lambda.ts';", 'local/x.ts (local/) imports functions/entry/api.lambda.ts'],
    ['functions/elsewhere.ts', '', 'functions/elsewhere.ts stands in no room'],
  ])('%s with %s is refused', (file, source, sentence) => {
    expect(breaches(file, source)).toEqual([sentence]);
  });
});
