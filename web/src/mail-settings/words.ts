/** The words about mail, which come with the parts that say them and not with the page. */
import { getI18n, useTranslation } from 'react-i18next';
import { MAIL_SETTINGS_EN } from '../../../domain/text/mail-settings.en.ts';
import { MAIL_SETTINGS_ZH_CN } from '../../../domain/text/mail-settings.zh-CN.ts';

const catalogues = getI18n();
catalogues.addResourceBundle('zh-CN', 'mail', MAIL_SETTINGS_ZH_CN);
catalogues.addResourceBundle('en', 'mail', MAIL_SETTINGS_EN);

export const useMailWords = () => useTranslation('mail').t;

export type MailWords = ReturnType<typeof useMailWords>;
