/** What `npm start` says once the product runs: where it is, who one can be there, and how to stop it. */
import type { SampleAccount } from './sign-in-page.ts';

type Welcome = {
  readonly url: string;
  /** Where what is mailed opens. */
  readonly inbox: string;
  /** The folder of the data. */
  readonly data: string;
  /** Whom one can sign in as; empty where nobody needs to. */
  readonly accounts: readonly SampleAccount[];
};

/** A Chinese character takes two columns of a terminal. */
const WIDE = /[\u2e80-\u9fff\uff00-\uff60]/gu;

const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - text.length - (text.match(WIDE)?.length ?? 0)));

const row = (label: string, text: string): string => `    ${padded(label, 18)}${text}`;

const NOBODY = [row('登录 / sign-in', '不需要,直接以示例管理员使用 / none: whoever is here is the sample admin')];

const signInRows = (accounts: readonly SampleAccount[]): readonly string[] => [
  row('登录 / sign-in', '打开页面,点“登录”,再点选一个示例账号,无需密码'),
  row('', 'open the page, press 登录 (sign in) and choose a sample account; no password'),
  ...accounts.map(({ name, says }, at) => row(at === 0 ? '账号 / accounts' : '', `${padded(name, 14)}${padded(says.zh, 32)}${says.en}`)),
];

/** The lines, in both languages. */
export const welcome = ({ url, inbox, data, accounts }: Welcome): string =>
  [
    '',
    '  实事台账已启动 / Shishi is running',
    '',
    row('页面 / page', url),
    ...(accounts.length === 0 ? NOBODY : signInRows(accounts)),
    row('公示 / public', `${url}/public(无需登录 / for everybody)`),
    row('邮件 / mail', `${inbox}(本机收件箱 / goes to nobody else)`),
    row('数据 / data', data),
    '',
    '  按 Ctrl-C 停止 / Ctrl-C stops it',
    '',
  ].join('\n');
