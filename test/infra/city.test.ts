/** `npm run city` as a city's IT meets it: the program itself, settings in a folder of its own, AWS on loopback. */
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../infra/paths.ts';
import { type AwsAnswers, startedAws } from '../support/aws-answers.ts';
import { cityFolder, type Ended, rows, type Typed } from '../support/city.ts';

const folder = cityFolder();
const { settings } = folder;
const city = folder.run;

beforeAll(() => copyFileSync(join(ROOT, 'infra', 'municipalities', 'pinghu.json'), join(folder.path, 'pinghu.json')));
afterAll(() => folder.remove());

describe('new', () => {
  const file = join(folder.path, 'haiyan.json');

  test('asks, offers what is usual, asks again where an answer will not do, and writes what check takes', async () => {
    const made = await city('new haiyan', [
      ['as its people write it', '海盐县'],
      ['[cn-northwest-1]', 'ap-southeast-1'],
      ['[cognito]', ''],
      ['first admins', '督查室'],
      ['Domain', ''],
      ['alarms go to', ''],
      ['[海盐县]', ''],
      ['[ap-southeast-1]', ''],
      ['[cognito]', ''],
      ['[督查室]', 'ducha@haiyan.example.cn,it@haiyan.example.cn'],
      ['Domain', ''],
      ['alarms go to', 'it@haiyan.example.cn'],
    ]);
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining('npm run city -- deploy haiyan') });
    expect(made.out).toContain('haiyan.json: firstAdmins.0 cannot be "督查室". Give an e-mail address.');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      name: 'haiyan',
      city: '海盐县',
      region: 'ap-southeast-1',
      identity: { cognito: {} },
      firstAdmins: ['ducha@haiyan.example.cn', 'it@haiyan.example.cn'],
      alarmEmail: 'it@haiyan.example.cn',
    });
    expect(await city('check haiyan')).toMatchObject({ code: 0 });
  });

  test('overwrites nothing', async () => {
    const before = readFileSync(file, 'utf8');
    expect(await city('new haiyan --city 别处 --admins a@example.cn --yes')).toMatchObject({
      code: 1,
      out: expect.stringContaining('haiyan.json is there already and was not changed. Edit it instead.'),
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('by options alone offers an issuer where there are no user pools', async () => {
    const made = await city('new jiashan --city 嘉善县 --issuer https://id.example.cn --admins a@example.cn --yes');
    expect(made.code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder.path, 'jiashan.json'), 'utf8'))).toMatchObject({
      region: 'cn-northwest-1',
      identity: { oidc: { issuer: 'https://id.example.cn', audience: 'shishi-jiashan', clientId: 'shishi' } },
    });
  });

  test('writes nothing that check would refuse, and nothing without an answer', async () => {
    const wrong = await city('new tongxiang --yes');
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('tongxiang.json: firstAdmins cannot be [].') });
    expect(await city('new tongxiang')).toMatchObject({
      code: 1,
      out: expect.stringContaining('There was no answer; nothing was changed.'),
    });
    expect(existsSync(join(folder.path, 'tongxiang.json'))).toBe(false);
  });
});

test('check says what to set up by hand where no deployment can: a budget in China', async () => {
  const told = { alarmEmail: 'it@example.cn' };
  folder.settings('yuan', {
    region: 'cn-northwest-1',
    identity: { oidc: { issuer: 'https://id.example.cn', audience: 'a', clientId: 'c' } },
    budget: { monthly: 300, currency: 'CNY' },
    ...told,
  });
  folder.settings('dollar', { budget: { monthly: 40, currency: 'USD' }, ...told });
  const { code, out } = await city('check yuan dollar');
  expect(code).toBe(0);
  const [, budget = ''] = /aws budgets create-budget --region cn-northwest-1 .*\n {2}--budget '(.*)' /u.exec(out) ?? [];
  expect(JSON.parse(budget)).toMatchObject({
    BudgetLimit: { Amount: '300', Unit: 'CNY' },
    CostFilters: { TagKeyValue: ['user:municipality$yuan'] },
  });
  expect(out).not.toContain('municipality$dollar');
});

test("settings may go into a folder of the city's own that is not there yet", async () => {
  const own = join(folder.path, 'own');
  const at = (words: string) => folder.run(words, [], { SHISHI_MUNICIPALITIES: own });
  expect(await at('check haiyan')).toMatchObject({ code: 1, out: expect.stringContaining('haiyan.json: is missing.') });
  expect(await at('new haiyan --city 海盐县 --region ap-southeast-1 --admins a@example.cn --yes')).toMatchObject({ code: 0 });
  expect(await at('check --all')).toMatchObject({ code: 0, out: expect.stringContaining('海盐县') });
});

describe('what cannot be meant is refused in a sentence', () => {
  test.each([
    ['fly', 'There is no command fly.'],
    ['check', 'Name cities, or give --all: npm run city -- check <name…|--all>'],
    ['check nowhere', 'nowhere.json: is missing. Make it with "npm run city -- new nowhere"'],
    ['check pinghu --all', 'Give names or --all, not both.'],
    ['check --fast', 'This command cannot be read:'],
    ['check pinghu --at latest', 'check has no option --at. See npm run city -- help.'],
    ['new x --sign-in saml --yes', '--sign-in cannot be "saml". Give "cognito" or "oidc".'],
    ['new x --region ap-southeast-1 --issuer https://id.example.cn --yes', '--issuer cannot go with a user pool.'],
    ['new x --certificate arn:x --issuer https://id.example.cn --yes', '--domain is missing. Give the domain that the certificate is for.'],
    ['new Pinghu', 'Give one name of up to 20 small letters'],
    ['deploy --all', 'Several cities at once cannot be asked about. Look at diff first, then add --yes.'],
    ['destroy pinghu --confirm haiyan', 'The name is not the same; nothing was changed.'],
    ['destroy --all', 'Only one city is destroyed at a time.'],
  ])('%s', async (words, sentence) => {
    expect(await city(words)).toMatchObject({ code: 1, out: expect.stringContaining(sentence) });
  });
});

test('wrong settings of one city stop the command for all, with all complaints', async () => {
  settings('bad-one', { region: 'here', firstAdmins: [] });
  settings('bad-two', { city: '' });
  const checked = await city('check pinghu bad-one bad-two');
  expect(checked.code).toBe(1);
  expect(checked.out.match(/bad-(one|two)\.json: (\w+)/gu)).toEqual(
    ['bad-one.json: region', 'bad-one.json: firstAdmins', 'bad-two.json: city'].map((line) => expect.stringContaining(line)),
  );
});

test.each(['bootstrap', 'diff', 'deploy', 'status', 'backup', 'restore --list', 'migrate', 'destroy --confirm pinghu'])(
  '%s without credentials says so, before anything is built',
  async (words) => {
    const [command = '', ...rest] = words.split(' ');
    const ended = await city([command, 'pinghu', ...rest].join(' '));
    expect(ended).toMatchObject({ code: 1, out: expect.stringContaining('There are no AWS credentials. Sign in (aws sso login)') });
    expect(rows(ended)).toEqual(['pinghu FAILED']);
  },
);

test("what cdk says is told with its city, and its failure is the command's", async () => {
  settings('one');
  settings('two');
  const ended = await city('synth one two -- --app false');
  expect(ended.code).toBe(1);
  expect(rows(ended)).toEqual(['one FAILED', 'two FAILED']);
  expect(ended.out).toMatch(/^\[one\] \S/mu);
  expect(ended.out).toMatch(/^\[two\] \S/mu);
  expect(ended.out).toContain('2 of 2 did not come to an end.');
});

describe('with AWS', () => {
  let aws: AwsAnswers;
  const outputs = { Address: 'https://d1.cloudfront.net', TableName: 'Shishi-pinghu-table' };
  const alarms = { 'Shishi-pinghu-errors': 'ALARM', 'Shishi-pinghu-late': 'OK' };
  const asSomebody = (words: string, answers: Typed = []): Promise<Ended> => folder.runAt(aws.endpoint, words.split(' '), answers);

  beforeAll(async () => {
    aws = await startedAws({ 'Shishi-pinghu': { status: 'UPDATE_COMPLETE', outputs, alarms } });
    for (const name of ['calm', 'forbidden', 'expired']) settings(name);
  });
  afterAll(() => aws.stop());

  test('status tells outputs and alarms of what is deployed, of several at once', async () => {
    const ended = await asSomebody('status pinghu calm');
    expect(ended.code).toBe(0);
    expect(rows(ended)).toEqual(['pinghu ok', 'calm ok']);
    expect(ended.out).toContain('  Address: https://d1.cloudfront.net\n  TableName: Shishi-pinghu-table\n  ALARM: Shishi-pinghu-errors');
    expect(ended.out).toMatch(/UPDATE_COMPLETE; ALARM 1\/2$/mu);
    expect(ended.out).toMatch(/^calm .*not deployed yet$/mu);
    expect(aws.asked()).toContain('GraniteServiceVersion20100801.DescribeAlarms');
  });

  test('one that fails does not hold up the others; the code tells', async () => {
    const ended = await asSomebody('status forbidden pinghu expired');
    expect(ended.code).toBe(1);
    expect(rows(ended)).toEqual(['forbidden FAILED', 'pinghu ok', 'expired FAILED']);
    expect(ended.out).toContain('The AWS credentials lack a right: User x is not authorized to perform: cloudformation:DescribeStacks');
    expect(ended.out).toContain('The AWS credentials are not valid in ap-southeast-1, or have expired.');
  });

  test('destroy asks for the name, says that data stay, and finds nothing where nothing is', async () => {
    const ended = await asSomebody('destroy calm', [['stay in the account, with all that is in them', 'calm']]);
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('not deployed yet') });
    const other = await asSomebody('destroy calm', [['(calm): ', 'pinghu']]);
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('The name is not the same; nothing was changed.') });
  });
});
