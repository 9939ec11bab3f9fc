/** The page behind a mail's 退订: whole in itself, in both languages, with nothing of the city on it. */
import type { StoppableKind } from '../../domain/mail/choices.ts';
import { UNSUBSCRIBE_TEXT as TEXT } from '../../domain/text/unsubscribe.ts';
import { Html, markup, policyWith } from './html.ts';
import type { HtmlPage } from './route.ts';

const STYLE = `
:root{color-scheme:light dark;font:16px/1.6 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
body{margin:0;display:grid;place-items:center;min-height:100vh;background:#f4f6f8;color:#1b2733}
main{box-sizing:border-box;width:min(30rem,100%);padding:2rem 1.5rem}
h1{margin:0 0 .75rem;font-size:1.25rem;color:#1d4f91}
p{margin:.25rem 0;overflow-wrap:anywhere}
[lang=en]{color:#5d6b79;font-size:.875rem}
button{margin:1.25rem 0 0;padding:.5rem 1.5rem;border:0;border-radius:6px;background:#1d4f91;color:#fff;font:inherit;cursor:pointer}
button:focus-visible{outline:2px solid #1d4f91;outline-offset:2px}
@media (prefers-color-scheme:dark){body{background:#131a21;color:#e3e9ef}h1{color:#7fb0ef}[lang=en]{color:#a0adba}button{background:#7fb0ef;color:#131a21}button:focus-visible{outline-color:#7fb0ef}}
`;

const POLICY = policyWith(STYLE);

type Sentence = { readonly 'zh-CN': string; readonly en: string };

const paragraphs = ({ 'zh-CN': chinese, en }: Sentence): Html => markup`<p>${chinese}</p><p lang="en">${en}</p>`;

const filled = ({ 'zh-CN': chinese, en }: Sentence, address: string): Sentence => ({
  'zh-CN': chinese.replace('{{address}}', () => address),
  en: en.replace('{{address}}', () => address),
});

const pageOf = (status: number, ...main: readonly Html[]): HtmlPage => {
  const [title, english] = [TEXT.title['zh-CN'], TEXT.title.en];
  const { markup: html } = markup`<!doctype html>
    <html lang="zh-CN">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
    <title>${title} · ${english}</title><style>${new Html(STYLE)}</style></head>
    <body><main><h1>${title} · <span lang="en">${english}</span></h1>${main}</main></body>
    </html>`;
  return { status, policy: POLICY, html };
};

/** The form goes to the very address that it stands at, seal and all. */
const BUTTON = markup`<form method="post"><button name="List-Unsubscribe" value="One-Click">${TEXT.stop['zh-CN']} · <span>${TEXT.stop.en}</span></button></form>`;

/** @param link null where the link is not good */
export const unsubscribePage = (
  link: { readonly address: string; readonly kind: StoppableKind; readonly isDone: boolean } | null,
): HtmlPage => {
  if (link === null) return pageOf(403, paragraphs(TEXT.badLink));
  const { address, kind, isDone } = link;
  const said = paragraphs(filled(TEXT[isDone ? 'done' : 'ask'][kind], address));
  return pageOf(200, said, isDone ? paragraphs(TEXT.again) : BUTTON);
};
