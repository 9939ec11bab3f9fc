/**
 * Stands in for the way in which antd's libraries insert `<style>` elements, which `style-src 'self'` forbids.
 *
 * The same text goes into constructed style sheets instead: those come from scripts only, so injected markup gains
 * nothing by them and the policy stays strict. vite.config.ts puts this module in place of the libraries' own. All of
 * it lies in one cascade layer, so that the page's own rules win whatever their place.
 */

const sheets = new Map<string, { readonly css: string; readonly sheet: CSSStyleSheet }>();

type Options = { readonly prepend?: boolean | 'queue' };

const adopt = (sheet: CSSStyleSheet, isFirst: boolean): void => {
  document.adoptedStyleSheets = isFirst ? [sheet, ...document.adoptedStyleSheets] : [...document.adoptedStyleSheets, sheet];
};

/** The callers mark the element that they get. It is never put into the document. */
const elementFor = (css: string): HTMLStyleElement => {
  const element = document.createElement('style');
  element.textContent = css;
  return element;
};

/** Puts a text under its key, in place of what was there. */
export const updateCSS = (css: string, key: string, options: Options = {}): HTMLStyleElement => {
  const known = sheets.get(key);
  if (known?.css !== css) {
    const sheet = known?.sheet ?? new CSSStyleSheet();
    sheet.replaceSync(`@layer antd{${css}}`);
    if (known === undefined) adopt(sheet, options.prepend === true);
    sheets.set(key, { css, sheet });
  }
  return elementFor(css);
};

/** Adds a text that nobody will change. */
export const injectCSS = (css: string, options: Options = {}): HTMLStyleElement => updateCSS(css, css, options);

/** Takes away what stands under the key. */
export const removeCSS = (key: string): void => {
  const known = sheets.get(key);
  if (known === undefined) return;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== known.sheet);
  sheets.delete(key);
};

/** Part of the replaced module; there is no container here to forget. */
export const clearContainerCache = (): void => undefined;

/** Asked for by the icons; nothing on this page lives in a shadow root. */
export const getShadowRoot = (): null => null;

/** Asked for by the icons; a wrong icon would show in review. */
export const warningOnce = (): void => undefined;
