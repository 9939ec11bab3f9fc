/** The pages of the sample identity provider: a card each, without scripts, fonts or pictures from anywhere. */
import { createHash } from 'node:crypto';

/** What the pages are written in. */
export type Language = 'zh' | 'en';

/** Somebody whom one click signs in. */
export type SampleAccount = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What they may do, for whoever chooses. */
  readonly says: Readonly<Record<Language, string>>;
};

const STYLE = `
:root{color-scheme:light dark;--ink:#1b2733;--dim:#5d6b79;--line:#dfe4ea;--ground:#f4f6f8;--surface:#fff;--brand:#1d4f91;--soft:#e9f0f9;--shade:0 6px 24px rgb(27 39 51/12%)}
@media (prefers-color-scheme:dark){:root{--ink:#e3e9ef;--dim:#a0adba;--line:#323d48;--ground:#131a21;--surface:#1b232c;--brand:#7fb0ef;--soft:#223349;--shade:0 6px 24px rgb(0 0 0/50%)}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px 16px;background:var(--ground);color:var(--ink);font:15px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
main{width:100%;max-width:380px;padding:28px 24px;background:var(--surface);border:1px solid var(--line);border-radius:12px;box-shadow:var(--shade)}
svg{display:block;width:36px;height:36px}
h1{margin:14px 0 0;font-size:20px;line-height:1.4}
p{margin:4px 0 0;color:var(--dim);font-size:13px}
form{display:grid;gap:10px;margin:20px 0 0}
button,a{display:block;width:100%;padding:10px 14px;border:1px solid var(--line);border-radius:8px;background:none;color:inherit;font:inherit;text-align:start;text-decoration:none;cursor:pointer}
button:hover,a:hover{border-color:var(--brand);background:var(--soft)}
button:focus-visible,a:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
b{display:block;color:var(--brand);font-weight:600}
small{color:var(--dim);font-size:13px}
a{margin-top:20px;text-align:center}
`;

const MARK =
  '<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#1d4f91"/><path d="M8 9h16M8 16h16M8 23h16" stroke="#fff" stroke-opacity=".45" stroke-width="3" stroke-linecap="round"/><path d="M8 9h13M8 16h8M8 23h11" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** @param returnsTo origin that a form's answer leads on to, where it is not this one */
export const cardHeaders = (returnsTo: string | null): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action 'self'${returnsTo === null ? '' : ` ${returnsTo}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // With none at all the browser would hide its origin from the form's own server too.
  'referrer-policy': 'same-origin',
});

const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);

const WORDS = {
  zh: {
    signIn: '登录实事台账',
    choose: '选择一个示例账号,无需密码。仅限本机。',
    signOut: '退出登录',
    another: '退出后可以换一个示例账号。',
    leave: '退出',
    stay: '不退出',
    signedOut: '已退出',
    close: '可以关闭本页,或重新登录。',
    back: '回到实事台账',
    trouble: '登录没有完成',
    again: '请回到实事台账重新登录。',
  },
  en: {
    signIn: 'Sign in to Shishi',
    choose: 'Choose a sample account; no password is needed. On this computer only.',
    signOut: 'Sign out',
    another: 'You can then choose another sample account.',
    leave: 'Sign out',
    stay: 'Stay signed in',
    signedOut: 'Signed out',
    close: 'You can close this page, or sign in again.',
    back: 'Back to Shishi',
    trouble: 'The sign-in did not complete',
    again: 'Go back to Shishi and sign in again.',
  },
} as const;

/** The first language that the page asked for (`ui_locales`); Chinese where it asked for none. */
export const languageOf = (locales: unknown): Language => (typeof locales === 'string' && /^en\b/iu.test(locales) ? 'en' : 'zh');

const TAG = { zh: 'zh-CN', en: 'en' } as const;

const card = (language: Language, title: string, text: string, rest: string): string =>
  `<!doctype html><html lang="${TAG[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>${MARK}<h1>${escaped(title)}</h1><p>${escaped(text)}</p>${rest}</main></body></html>`;

const wayBack = (language: Language): string => `<a href="/">${WORDS[language].back}</a>`;

export const signInPage = (language: Language, accounts: readonly SampleAccount[]): string =>
  card(
    language,
    WORDS[language].signIn,
    WORDS[language].choose,
    `<form method="post">${accounts
      .map(
        ({ id, name, says }) =>
          `<button name="account" value="${escaped(id)}"><b>${escaped(name)}</b><small>${escaped(says[language])}</small></button>`,
      )
      .join('')}</form>`,
  );

/** @param form the form that the provider made, with its secret; the buttons belong to it by its id */
export const signOutPage = (language: Language, form: string): string =>
  card(
    language,
    WORDS[language].signOut,
    WORDS[language].another,
    `${form}<form><button type="submit" form="op.logoutForm" name="logout" value="yes" autofocus><b>${WORDS[language].leave}</b></button><button type="submit" form="op.logoutForm"><b>${WORDS[language].stay}</b></button></form>`,
  );

export const signedOutPage = (language: Language): string =>
  card(language, WORDS[language].signedOut, WORDS[language].close, wayBack(language));

/** @param code what the protocol calls the trouble */
export const troublePage = (language: Language, code: string): string =>
  card(language, WORDS[language].trouble, `${WORDS[language].again} (${code})`, wayBack(language));
