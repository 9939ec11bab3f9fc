/** The pages of the local inbox: no scripts, and a letter's own HTML in a frame that may do nothing but be looked at. */
import { createHash } from 'node:crypto';

/** A message that was caught. */
export type CaughtMail = {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly raw: Buffer;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Empty where there is only text. */
  readonly html: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
};

const STYLE = `
:root{color-scheme:light dark;--ink:#1b2733;--dim:#5d6b79;--line:#dfe4ea;--ground:#f4f6f8;--surface:#fff;--brand:#1d4f91}
@media (prefers-color-scheme:dark){:root{--ink:#e3e9ef;--dim:#a0adba;--line:#323d48;--ground:#131a21;--surface:#1b232c;--brand:#7fb0ef}}
*{box-sizing:border-box}
body{margin:0;padding:24px 16px;background:var(--ground);color:var(--ink);font:14px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
main{max-width:960px;margin:0 auto}
h1{margin:0 0 4px;font-size:20px;overflow-wrap:anywhere}
p,dl{margin:0 0 16px;color:var(--dim)}
a{color:var(--brand)}
ol,ul{margin:0 0 16px;padding:0;list-style:none}
ol{border:1px solid var(--line);border-radius:8px;background:var(--surface)}
li+li{border-top:1px solid var(--line)}
li a{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 16px;padding:10px 16px;color:inherit;text-decoration:none;overflow-wrap:anywhere}
ul li{border:0}
ul a{display:inline;padding:0;color:var(--brand);text-decoration:underline}
li small{color:var(--dim);font-size:13px}
dt{float:left;clear:left;width:9em}
dd{margin:0 0 0 9em;color:var(--ink);overflow-wrap:anywhere}
iframe,pre{display:block;width:100%;margin:0 0 16px;border:1px solid var(--line);border-radius:8px;background:#fff}
iframe{height:640px}
pre{padding:12px 16px;background:var(--surface);font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}
`;

const SAME_FOR_ALL = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const;

/** Of the inbox's own pages. */
export const INBOX_HEADERS: Readonly<Record<string, string>> = {
  ...SAME_FOR_ALL,
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
};

/** Of a letter's HTML: it looks as it is written, and neither runs nor fetches anything, wherever it is opened. */
export const LETTER_HEADERS: Readonly<Record<string, string>> = {
  ...SAME_FOR_ALL,
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);

/** An instant on the city's clocks. */
const timeIn = (timeZone: string, at: number): string =>
  new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(at);

const page = (title: string, body: string, refresh = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

const listed = ({ number, at, to, subject }: CaughtMail, timeZone: string): string =>
  `<li><a href="/inbox/${number}"><b>${escaped(subject)}</b><small>${escaped(timeIn(timeZone, at))}</small><small>${escaped(to)}</small></a></li>`;

/** What was caught, the latest first; it looks again by itself. */
export const inboxPage = (mails: readonly CaughtMail[], timeZone: string): string =>
  page(
    '本机收件箱',
    `<h1>本机收件箱</h1><p>本机发出的邮件都到这里,不会寄给任何人;停止后清空。<br>Mail sent here goes to nobody else, and is gone once the product stops.</p>${
      mails.length === 0 ? '<p>还没有邮件。/ No mail yet.</p>' : `<ol>${mails.map((mail) => listed(mail, timeZone)).join('')}</ol>`
    }`,
    '<meta http-equiv="refresh" content="5">',
  );

const entry = (name: string, value: string): string => `<dt>${name}</dt><dd>${escaped(value)}</dd>`;

/** One message: its headers, its HTML, its text and its files. */
export const mailPage = ({ number, at, from, to, subject, text, html, files }: CaughtMail, timeZone: string): string => {
  const headers = [entry('发件 / from', from), entry('收件 / to', to), entry('时间 / at', timeIn(timeZone, at))].join('');
  const frame =
    html === '' ? '' : `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/inbox/${number}/letter" title="HTML"></iframe>`;
  const attached = files.map(
    ({ name, bytes }, at_) =>
      `<li><a href="/inbox/${number}/file/${at_}" download="${escaped(name)}">${escaped(name)}</a> <small>${bytes.length} B</small></li>`,
  );
  return page(
    subject,
    `<p><a href="/inbox">本机收件箱 / inbox</a></p><h1>${escaped(subject)}</h1><dl>${headers}</dl>${frame}<ul>${attached.join('')}</ul><pre>${escaped(text)}</pre><p><a href="/inbox/${number}/source">原文 / source</a></p>`,
  );
};

/** A letter's HTML by itself; its links open in pages of their own. */
export const letterPage = ({ html }: CaughtMail): string => `<base target="_blank">${html}`;
