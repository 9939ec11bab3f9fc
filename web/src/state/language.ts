import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { PAGE_EN } from '../../../domain/text/page.en.ts';
import type { MailSettingsText } from '../../../domain/text/mail-settings.zh-CN.ts';
import type { PageText } from '../../../domain/text/page.ts';
import { PAGE_ZH_CN } from '../../../domain/text/page.zh-CN.ts';
import { deviceStorage } from './browser.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'page';
    /** `mail` comes with the parts that say it. */
    resources: { page: PageText; mail: MailSettingsText };
    keySeparator: false;
    nsSeparator: false;
  }
}

export type Language = 'zh-CN' | 'en';

const catalogues = createInstance();

const STORED = 'shishi.language';

/** The language that the page speaks at the moment. */
export const languageOf = (tag: string): Language => (tag === 'en' ? 'en' : 'zh-CN');

const show = (language: Language): void => {
  document.documentElement.lang = language;
  document.title = catalogues.t('product');
};

/** Readies the catalogues; Chinese unless this device remembers English. */
export const startLanguage = async (): Promise<void> => {
  const language = languageOf(deviceStorage().getItem(STORED) ?? 'zh-CN');
  await catalogues.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    ns: ['page'],
    defaultNS: 'page',
    keySeparator: false,
    nsSeparator: false,
    resources: { 'zh-CN': { page: PAGE_ZH_CN }, en: { page: PAGE_EN } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  show(language);
};

/** Switches the language and remembers it on this device. */
export const switchLanguage = async (language: Language): Promise<void> => {
  await catalogues.changeLanguage(language);
  try {
    deviceStorage().setItem(STORED, language);
  } catch {
    // Forgetting the choice is all that is lost.
  }
  show(language);
};
