import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { BULLETINS_ZH_CN } from '../../../domain/text/bulletins.zh-CN.ts';
import type { MailSettingsText } from '../../../domain/text/mail-settings.zh-CN.ts';
import type { MailsText, PageText } from '../../../domain/text/page.ts';
import { PAGE_ZH_CN } from '../../../domain/text/page.zh-CN.ts';
import { deviceStorage } from './browser.ts';

type BulletinWords = Readonly<Record<keyof typeof BULLETINS_ZH_CN, string>>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'page';
    /** `mail` comes with the parts that say it. */
    resources: { page: PageText & MailsText & BulletinWords; mail: MailSettingsText };
    keySeparator: false;
    nsSeparator: false;
  }
}

export type Language = 'zh-CN' | 'en';

const catalogues = createInstance();

/** English is a file of its own, for most read Chinese. */
const loadEnglish = async (): Promise<PageText> => (await import('../../../domain/text/page.en.ts')).PAGE_EN;

const STORED = 'shishi.language';

/** The language that the page speaks at the moment. */
export const languageOf = (tag: string): Language => (tag === 'en' ? 'en' : 'zh-CN');

const show = (language: Language): void => {
  document.documentElement.lang = language;
  document.title = catalogues.t('product');
};

/** The language that this device remembers, with its catalogue where that is English; Chinese where that does not come. */
const remembered = async (): Promise<{ readonly language: Language; readonly english: PageText | null }> => {
  const wantsEnglish = languageOf(deviceStorage().getItem(STORED) ?? 'zh-CN') === 'en';
  const english = wantsEnglish ? await loadEnglish().catch(() => null) : null;
  return { language: english === null ? 'zh-CN' : 'en', english };
};

/** Readies the catalogues; Chinese unless this device remembers English. */
export const startLanguage = async (): Promise<void> => {
  const { language, english } = await remembered();
  await catalogues.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    ns: ['page'],
    defaultNS: 'page',
    keySeparator: false,
    nsSeparator: false,
    resources: { 'zh-CN': { page: PAGE_ZH_CN }, ...(english === null ? {} : { en: { page: english } }) },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  show(language);
};

/** Adds what a part says that is loaded later. */
export const addWords = (words: Readonly<Record<Language, object>>): void => {
  for (const [language, text] of Object.entries(words)) catalogues.addResourceBundle(language, 'page', text, true);
};

/** Switches the language and remembers it on this device. The page stays as it is where the catalogue does not come. */
export const switchLanguage = async (language: Language): Promise<void> => {
  // Not whether there is any: parts that are open have added theirs.
  if (language === 'en' && catalogues.getResource('en', 'page', 'product') === undefined) {
    const english = await loadEnglish().catch(() => null);
    if (english === null) return;
    catalogues.addResourceBundle('en', 'page', english);
  }
  await catalogues.changeLanguage(language);
  try {
    deviceStorage().setItem(STORED, language);
  } catch {
    // Forgetting the choice is all that is lost.
  }
  show(language);
};
