/** `new <name>`: writes the settings of a new city, from options and answers. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from '../../local/failure.ts';
import { checkMunicipality, fileOf, shownFile } from '../settings.ts';
import { isName } from '../settings/municipality.ts';
import { lacks } from '../settings/place.ts';
import { asking } from './ask.ts';
import type { Request, Setting } from './request.ts';
import { settingsText } from './written.ts';

type Answers = Readonly<Partial<Record<Setting, string>>>;

type Question = {
  readonly of: Setting;
  readonly text: string;
  /** What an empty answer means. */
  readonly preset: (name: string, answers: Answers) => string;
  /** Whether the answers so far leave it open. */
  readonly open: (answers: Answers) => boolean;
};

const always = (): boolean => true;
const nothing = (): string => '';
const byIssuer = ({ 'sign-in': way }: Answers): boolean => way === 'oidc';

const QUESTIONS: readonly Question[] = [
  { of: 'city', text: '城市名称,如 平湖市 / The city as its people write it', preset: nothing, open: always },
  { of: 'region', text: 'AWS 区域 / AWS region', preset: () => 'cn-northwest-1', open: always },
  {
    of: 'sign-in',
    text: '登录方式:cognito 由本系统建用户池,oidc 用现有的登录服务 / Sign-in: cognito makes a user pool, oidc takes an issuer that is there',
    preset: (_, { region = '' }) => (lacks(region, 'Cognito') ? 'oidc' : 'cognito'),
    open: always,
  },
  { of: 'issuer', text: '登录服务地址(https)/ Address of the issuer (https)', preset: nothing, open: byIssuer },
  { of: 'audience', text: '令牌的受众 / Audience of its tokens', preset: (name) => `shishi-${name}`, open: byIssuer },
  { of: 'client-id', text: '本页面在登录服务的名称 / The page as the issuer knows it', preset: () => 'shishi', open: byIssuer },
  { of: 'admins', text: '首批管理员邮箱,逗号分隔 / E-mails of the first admins, commas between', preset: nothing, open: always },
  { of: 'domain', text: '自有域名,没有则留空 / Domain of its own, or nothing', preset: nothing, open: always },
  { of: 'certificate', text: '该域名证书的 ARN / ARN of its certificate', preset: nothing, open: ({ domain = '' }) => domain !== '' },
  { of: 'alarm-email', text: '告警发给谁(邮箱),没有则留空 / E-mail that alarms go to, or nothing', preset: nothing, open: always },
];

const identityOf = (answers: Answers): object => {
  const { 'sign-in': way, issuer = '', audience = '', 'client-id': clientId = '' } = answers;
  return way === 'cognito' ? { cognito: {} } : { oidc: { issuer, audience, clientId } };
};

/** What of the answers would not come into the file as it was meant; null where all does. */
const unusable = ({
  'sign-in': way = '',
  issuer,
  audience,
  'client-id': clientId,
  domain = '',
  certificate = '',
}: Answers): string | null => {
  if (way !== 'cognito' && way !== 'oidc') return `--sign-in cannot be "${way}". Give "cognito" or "oidc".`;
  const ofIssuer = Object.entries({ issuer, audience, 'client-id': clientId }).find(([, given]) => given !== undefined);
  if (way === 'cognito' && ofIssuer !== undefined)
    return `--${ofIssuer[0]} cannot go with a user pool. Leave it out, or give --sign-in oidc.`;
  return certificate !== '' && domain === '' ? '--domain is missing. Give the domain that the certificate is for.' : null;
};

/** The file's text for these answers. */
const fileFor = (name: string, answers: Answers): string => {
  const { city, region, admins = '', domain = '', certificate = '', 'alarm-email': alarmEmail = '' } = answers;
  const firstAdmins = admins.split(/[,,、\s]+/u).filter((each) => each !== '');
  const own = domain === '' ? {} : { domain: { name: domain, certificate } };
  const told = alarmEmail === '' ? {} : { alarmEmail };
  return settingsText({ name, city, region, ...own, identity: identityOf(answers), firstAdmins, ...told });
};

type Reply = (text: string, preset: string) => Promise<string>;

/** The answer to each question that is open, one after another; what is given already is not asked. */
const answered = (name: string, given: Answers, before: Answers, reply: Reply): Promise<Answers> =>
  QUESTIONS.reduce<Promise<Answers>>(async (earlier, { of, text, preset, open }) => {
    const answers = await earlier;
    if (given[of] !== undefined) return { ...answers, [of]: given[of] };
    if (!open(answers)) return answers;
    const usual = before[of] ?? preset(name, answers);
    return { ...answers, [of]: (await reply(text, usual)) || usual };
  }, Promise.resolve({}));

const takeUsual: Reply = (_, preset) => Promise.resolve(preset);

/** Asks until the settings are right; whoever has to answer again finds the earlier answers. */
const agreed = async (name: string, given: Answers, before: Answers, reply: Reply): Promise<string> => {
  const answers = await answered(name, given, before, reply);
  const text = fileFor(name, answers);
  const reading = checkMunicipality(shownFile(name), text);
  const complaint = unusable(answers) ?? (reading.ok ? null : reading.message);
  if (complaint === null) return text;
  if (reply === takeUsual) {
    throw new StartFailure(`没有写入,请改正后重试:\n${complaint}`, 'Nothing was written. Correct this and try again.');
  }
  console.log(`\n请改正 / Correct this:\n${complaint}\n`);
  return agreed(name, {}, answers, reply);
};

const thereAlready = (name: string): StartFailure =>
  new StartFailure(
    `${shownFile(name)} 已经存在,没有改动。请直接编辑它。`,
    `${shownFile(name)} is there already and was not changed. Edit it instead.`,
  );

/** Asks, checks and writes; nothing is written that `check` would refuse, and nothing is overwritten. */
export const newCity = async ({ names, settings, yes }: Request): Promise<void> => {
  const [name] = names;
  if (names.length !== 1 || !isName(name)) {
    throw new StartFailure(
      '请写一个名称:至多 20 个小写字母、数字和单个连字符,如 npm run city -- new pinghu。',
      'Give one name of up to 20 small letters, digits and single hyphens, such as npm run city -- new pinghu.',
    );
  }
  if (existsSync(fileOf(name))) throw thereAlready(name);
  const onTerminal = (): Promise<string> =>
    asking((ask) => agreed(name, settings, {}, (text, preset) => ask(`${text}${preset === '' ? '' : ` [${preset}]`}: `)));
  const text = yes ? await agreed(name, settings, {}, takeUsual) : await onTerminal();
  mkdirSync(dirname(fileOf(name)), { recursive: true });
  writeFileSync(fileOf(name), text, { flag: 'wx' });
  console.log(
    `已写入 ${shownFile(name)};邮件、预算等其余设置见 infra/settings/municipality.ts。下一步:npm run city -- deploy ${name}\nWritten; that file tells the other settings, such as mail and budget. Next: npm run city -- deploy ${name}`,
  );
};
