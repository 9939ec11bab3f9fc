import type { MAILS_ZH_CN } from './mails.zh-CN.ts';
import type { PAGE_ZH_CN } from './page.zh-CN.ts';

/** What each language's catalogue of the page must hold: every key of the Chinese one. */
export type PageText = { readonly [key in keyof typeof PAGE_ZH_CN]: string };

/** The same of what is loaded with the page of what is sent. */
export type MailsText = { readonly [key in keyof typeof MAILS_ZH_CN]: string };
