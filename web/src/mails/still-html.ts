/** A letter's HTML as the page may show it: nothing in it runs, is fetched or leads away, and its styles are put on by the page. */

/** What a letter has no use for, and a frame should not have. */
const AWAY = 'script, iframe, frame, object, embed, base, link, meta, form, style';

const WAY_OUT = /^(?:https?:|mailto:)/iu;

/** Where an element's own style waits until the page puts it on. */
const HELD = 'data-style';

/** Rules of the letter's own, in the order in which they stand. */
const RULES = 'data-rules';

const RULES_IN_TEXT = /<style\b[^>]*>([\s\S]*?)<\/style>/giu;

/** Before anything is parsed: the page's policy takes offence at styles even where nobody looks at them. */
const withoutStyles = (html: string): string =>
  html.replaceAll(RULES_IN_TEXT, '').replaceAll(/<[^>]*\sstyle\s*=[^>]*>/giu, (tag) => tag.replaceAll(/\sstyle(?=\s*=)/giu, ` ${HELD}`));

const settleLink = (link: Element): void => {
  if (!WAY_OUT.test(link.getAttribute('href') ?? '')) link.removeAttribute('href');
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
};

/** The same HTML with its links for a page of their own, without what would be fetched, and with its styles held back. */
export const stillHtml = (html: string): string => {
  const letter = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const element of letter.querySelectorAll(AWAY)) element.remove();
  for (const picture of letter.querySelectorAll('[srcset], [background], [src]:not([src^="data:"])'))
    for (const source of ['src', 'srcset', 'background']) picture.removeAttribute(source);
  for (const element of letter.querySelectorAll('*'))
    for (const name of element.getAttributeNames()) if (name.startsWith('on')) element.removeAttribute(name);
  for (const link of letter.querySelectorAll('a, area')) settleLink(link);
  letter.documentElement.setAttribute(RULES, [...html.matchAll(RULES_IN_TEXT)].map(([, rules]) => rules).join('\n'));
  return `<!doctype html>${letter.documentElement.outerHTML}`;
};

/** Puts the held styles on a letter that stands in its frame. */
export const applyStyles = (letter: Document): void => {
  const sheet = letter.defaultView === null ? null : new letter.defaultView.CSSStyleSheet();
  sheet?.replaceSync(letter.documentElement.getAttribute(RULES) ?? '');
  if (sheet !== null) letter.adoptedStyleSheets = [sheet];
  for (const element of letter.querySelectorAll<HTMLElement>(`[${HELD}]`)) element.style.cssText = element.getAttribute(HELD) ?? '';
};
